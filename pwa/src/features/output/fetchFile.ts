/** A file that the server makes on demand: longer in coming than other answers, refused in words. */
import { answer, tellReach, UnreachableError } from '@/shared/api'

const PATIENCE_MS = 180_000

export type FetchedFile = { content: Blob; name: string }

/** @throws ApiError when the server refuses, UnreachableError when it could not be asked */
export async function fetchFile(url: string): Promise<FetchedFile> {
  const response = await ask(url)
  const body: unknown = response.ok ? await response.blob() : await problemOf(response)
  const content = (await answer(
    Promise.resolve(response.ok ? { data: body, response } : { error: body, response }),
  )) as Blob
  return { content, name: nameIn(response.headers.get('content-disposition')) }
}

async function ask(url: string): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS)
  try {
    const request = new Request(new URL(url, location.origin))
    const response = await fetch(request, { signal: stop.signal })
    tellReach('reached')
    return response
  } catch (error) {
    tellReach('unreachable')
    throw new UnreachableError(error)
  } finally {
    clearTimeout(timer)
  }
}

async function problemOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return null // a gateway's page: judged by its status
  }
}

/** The real name of RFC 6266, which the server always gives. */
function nameIn(disposition: string | null): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return coded === undefined ? '票卡通' : decodeURIComponent(coded)
}
