/**
 * One try to deliver an entry, and what its end means.
 *
 * Only an answer of the application itself counts: a success must look like one, a refusal must be
 * problem+json. Anything else (captive portals, gateways, cut connections) is "could not ask".
 * Plain fetch instead of the typed client: the service worker shares this file and must stay small.
 */
import type { Capture, Failure, OutboxEntry, Refusal } from './entries'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** How one try ended. `not_before_s`: how long the server asks us to wait. */
export type Delivery =
  | { end: 'delivered'; answer: Capture }
  | { end: 'rejected'; refusal: Refusal }
  | { end: 'signed_out' }
  | { end: 'failed'; failure: Failure; notBefore_s: number | null }

const TIMEOUT_MS = 20_000
const ADDRESS = { scan: '/api/scans', entry: '/api/invoices' } as const

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const unreachable: Delivery = { end: 'failed', failure: 'unreachable', notBefore_s: null }

/** Sends the entry under its own key. Never throws. */
export async function deliver(entry: OutboxEntry, fetch: Fetch): Promise<Delivery> {
  const reply = await ask(fetch, ADDRESS[entry.kind], {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': entry.key,
      'For-Person': String(entry.personId), // refused when somebody else has signed in meanwhile
    },
    body: JSON.stringify(entry.body),
  })
  return reply === null ? unreachable : judge(reply.response, reply.body)
}

/** Id of the signed-in person, null for nobody; undefined when the server could not be asked. */
export async function askWhoIsSignedIn(fetch: Fetch): Promise<number | null | undefined> {
  const reply = await ask(fetch, '/api/session', { method: 'GET' })
  if (reply === null || !reply.response.ok || !isRecord(reply.body)) return undefined
  const { state, person } = reply.body
  if (state === 'signed_in' && isRecord(person)) return Number(person['id'])
  return state === 'anonymous' || state === 'setup' ? null : undefined
}

/** Response with its JSON body (undefined when it is none), or null when no whole reply came. */
async function ask(
  fetch: Fetch,
  url: string,
  init: RequestInit,
): Promise<{ response: Response; body: unknown } | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'error', // a captive portal redirects, the application never does
      credentials: 'same-origin',
      cache: 'no-store',
      signal: stop.signal,
    })
    return { response, body: asJson(await response.text()) }
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function judge(response: Response, body: unknown): Delivery {
  if (!isRecord(body)) return unreachable
  if (response.ok) return isCapture(body) ? { end: 'delivered', answer: body } : unreachable
  if (typeof body['code'] !== 'string') return unreachable
  const { status } = response
  if (status === 401) return { end: 'signed_out' }
  if (status === 429) return failed('too_many', response)
  if (status >= 500 || status === 408) return failed('server_error', response)
  return { end: 'rejected', refusal: toRefusal(status, body) }
}

function isCapture(body: Record<string, unknown>): body is Capture {
  return body['result'] === 'stored' || body['result'] === 'duplicate'
}

function failed(failure: Failure, response: Response): Delivery {
  const wanted_s = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return { end: 'failed', failure, notBefore_s: Number.isFinite(wanted_s) ? wanted_s : null }
}

/** Members that every problem has; the others are facts of this one. */
const COMMON = new Set(['type', 'title', 'status', 'code', 'detail'])

function toRefusal(status: number, body: Record<string, unknown>): Refusal {
  const { code, detail } = body
  const facts = Object.fromEntries(Object.entries(body).filter(([name]) => !COMMON.has(name)))
  return { status, code: String(code), detail: typeof detail === 'string' ? detail : '', facts }
}
