/**
 * One try to deliver an entry, and what its end means.
 *
 * Only an answer of the application itself counts: a success must look like one, a refusal must be
 * problem+json. Anything else (captive portals, gateways, cut connections) is "could not ask", but
 * for "too large" (413), which is final from whomever it comes.
 * Plain fetch instead of the typed client: the service worker shares this file and must stay small.
 */
import {
  type Capture,
  type ClaimBody,
  type Failure,
  isWithFile,
  type OutboxEntry,
  type Receipt,
  type Refusal,
  type SavedClaim,
} from './entries'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** How one try ended. `not_before_s`: how long the server asks us to wait. */
export type Delivery =
  | { end: 'delivered'; answer: Capture }
  | { end: 'received'; receipt: Receipt }
  | { end: 'saved'; claim: SavedClaim }
  | { end: 'rejected'; refusal: Refusal }
  | { end: 'signed_out' }
  | { end: 'failed'; failure: Failure; notBefore_s: number | null }

const TIMEOUT_MS = 20_000
const FILE_TIMEOUT_MS = 180_000
/** The slowest line that is still waited for: 20 MB take up to 14 minutes. */
const BYTES_PER_MS = 25
const TOO_LARGE = 413
const CLAIMS = '/api/claims'

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const unreachable: Delivery = { end: 'failed', failure: 'unreachable', notBefore_s: null }

/** Sends the entry under its own key. Never throws. */
export async function deliver(entry: OutboxEntry, fetch: Fetch): Promise<Delivery> {
  const { url, method, body } = requestOf(entry)
  const isForm = body instanceof FormData
  const headers = {
    'Idempotency-Key': entry.key,
    'For-Person': String(entry.personId), // refused when somebody else has signed in meanwhile
    ...(isForm ? {} : { 'Content-Type': 'application/json' }),
  }
  const init = { method, headers, body: isForm ? body : JSON.stringify(body) }
  const limit_ms = isWithFile(entry) ? timeoutFor(entry.body.size) : TIMEOUT_MS
  const reply = await ask(fetch, url, init, limit_ms)
  return reply === null ? unreachable : judge(reply.response, reply.body)
}

type Asked = { url: string; method: string; body: FormData | object }

function requestOf(entry: OutboxEntry): Asked {
  const method = 'POST'
  switch (entry.kind) {
    case 'scan':
      return { url: '/api/scans', method, body: entry.body }
    case 'entry':
      return { url: '/api/invoices', method, body: entry.body }
    case 'file': {
      const { channel, captured_at } = entry.body
      return { url: '/api/uploads', method, body: formOf(entry.body, { channel, captured_at }) }
    }
    case 'claim':
      return claimRequest(entry.body)
    case 'proof': {
      const { claim_id, line_key } = entry.body
      const url = `${CLAIMS}/${claim_id}/attachments`
      return { url, method, body: formOf(entry.body, { line_key }) }
    }
  }
}

/** Created once under its key, then saved under its number with the version that is known. */
function claimRequest({ claim_id, version, origin, content, sent }: ClaimBody): Asked {
  const body = sent?.content ?? content
  return claim_id === null
    ? { url: CLAIMS, method: 'POST', body: { ...origin, ...body } }
    : { url: `${CLAIMS}/${claim_id}`, method: 'PUT', body: { ...body, version } }
}

/** A large file may take its time, so that a slow line does not send its first part for ever. */
export function timeoutFor(byte_count: number): number {
  return Math.max(FILE_TIMEOUT_MS, byte_count / BYTES_PER_MS)
}

function formOf(
  { blob, name }: { blob: Blob | null; name: string },
  fields: Record<string, string>,
): FormData {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', blob ?? new Blob(), name)
  return form
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
  limit_ms = TIMEOUT_MS,
): Promise<{ response: Response; body: unknown } | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), limit_ms)
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
  if (response.status === TOO_LARGE) return { end: 'rejected', refusal: tooLarge(body) }
  if (!isRecord(body)) return unreachable
  if (response.ok) return judgeSuccess(body)
  if (typeof body['code'] !== 'string') return unreachable
  const { status } = response
  // A password that is too old shuts the door as a missing sign-in does: nothing is refused.
  if (status === 401 || body['code'] === 'accounts.password_expired') return { end: 'signed_out' }
  if (status === 429) return failed('too_many', response)
  if (status >= 500 || status === 408) return failed('server_error', response)
  return { end: 'rejected', refusal: toRefusal(status, body) }
}

/** A gateway in front of the server says it in its own words, and no repeat makes a file smaller. */
function tooLarge(body: unknown): Refusal {
  const isOurs = isRecord(body) && typeof body['code'] === 'string'
  return toRefusal(TOO_LARGE, isOurs ? body : { code: 'intake.too_large' })
}

function judgeSuccess(body: Record<string, unknown>): Delivery {
  if (isCapture(body)) return { end: 'delivered', answer: body }
  if (isClaim(body)) return { end: 'saved', claim: body }
  return isReceipt(body) ? { end: 'received', receipt: body } : unreachable
}

function isReceipt(body: Record<string, unknown>): body is Receipt {
  return typeof body['id'] === 'number' && typeof body['reference_no'] === 'string'
}

function isClaim(body: Record<string, unknown>): body is SavedClaim {
  return typeof body['claim_no'] === 'string'
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
