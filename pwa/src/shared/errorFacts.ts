/** What tells one error from every other: its code, and its id in the server’s log. */
import { ApiError, UnreachableError } from './api'

export type ErrorFacts = { code: string; id: string }

const INSTANCE = 'urn:piaokatong:error:'

export function factsOf(error: unknown): ErrorFacts {
  if (error instanceof ApiError) {
    const instance = error.facts['instance']
    const isOurs = typeof instance === 'string' && instance.startsWith(INSTANCE)
    return { code: error.code, id: isOurs ? instance.slice(INSTANCE.length) : '' }
  }
  const code = error instanceof UnreachableError ? 'client.unreachable' : 'client.unexpected'
  return { code, id: '' }
}

/** The form of a new ticket about this error. */
export function ticketLink({ code, id }: ErrorFacts): string {
  const query = new URLSearchParams(id === '' ? { code } : { error: id, code })
  return `/tickets/new?${query}`
}
