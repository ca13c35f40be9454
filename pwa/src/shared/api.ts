/**
 * The one way to the server: a typed client, and errors a screen can act on.
 *
 * `ApiError` is an answer ("no"); `UnreachableError` is the lack of one ("could not ask").
 * A screen must never treat the second as the first.
 */
import createClient from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

/** An answer of the server that refuses, by its `code` (RFC 9457 problem). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** Every further member of the problem, such as `tries_left`. */
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(detail)
    this.name = 'ApiError'
  }
}

/** No answer came: no network, a time-out, or a gateway without the application behind it. */
export class UnreachableError extends Error {
  constructor(cause?: unknown) {
    super('the server could not be asked', { cause })
    this.name = 'UnreachableError'
  }
}

export type Reach = 'reached' | 'unreachable'
type Listener<T> = (value: T) => void

const reachListeners = new Set<Listener<Reach>>()
const signedOutListeners = new Set<Listener<void>>()
const passwordExpiredListeners = new Set<Listener<void>>()

/** Tells after every request whether the server answered. Returns the way to stop listening. */
export function onReach(listener: Listener<Reach>): () => void {
  reachListeners.add(listener)
  return () => reachListeners.delete(listener)
}

/** For those who ask the server by another way than `client`. */
export function tellReach(reach: Reach): void {
  reachListeners.forEach((listener) => listener(reach))
}

/** Tells when the server no longer knows our sign-in. Returns the way to stop listening. */
export function onSignedOut(listener: Listener<void>): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** Tells when the server wants a new password first. Returns the way to stop listening. */
export function onPasswordExpired(listener: Listener<void>): () => void {
  passwordExpiredListeners.add(listener)
  return () => passwordExpiredListeners.delete(listener)
}

const TIMEOUT_MS = 20_000
/** The members every problem has; the others are facts. */
const STANDARD = new Set(['type', 'title', 'status', 'code', 'detail'])
/** Written by gateways in front of us, not by the application itself. */
const GATEWAY_STATUSES = new Set([502, 503, 504])

async function fetchOrUnreachable(request: Request): Promise<Response> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS)
  request.signal.addEventListener('abort', () => stop.abort())
  try {
    const response = await globalThis.fetch(request, { signal: stop.signal })
    tellReach('reached')
    return response
  } catch (error) {
    if (!request.signal.aborted) tellReach('unreachable')
    throw new UnreachableError(error)
  } finally {
    clearTimeout(timer)
  }
}

/** Typed by the OpenAPI document; hand its promises to `answer`. */
export const client = createClient<paths>({
  baseUrl: globalThis.location.origin,
  fetch: fetchOrUnreachable,
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** The typed error for a refused response and its body. */
function toError(response: Response, body: unknown): ApiError | UnreachableError {
  const wait_s = Number(response.headers.get('retry-after') ?? Number.NaN)
  const waiting = Number.isFinite(wait_s) ? { retry_after_s: wait_s } : {}
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    // A gateway that knows when to come back is told so by people: maintenance.
    const isPlanned = response.status === 503 && Number.isFinite(wait_s)
    if (GATEWAY_STATUSES.has(response.status) && !isPlanned) return new UnreachableError()
    return new ApiError(response.status, `http.${response.status}`, '', waiting)
  }
  const others = Object.entries(body).filter(([name]) => !STANDARD.has(name))
  const facts = { ...waiting, ...Object.fromEntries(others) }
  const text = typeof body['detail'] === 'string' ? body['detail'] : ''
  return new ApiError(response.status, body['code'], text, facts)
}

type Reply<T> = { data?: T; error?: unknown; response: Response }

/**
 * The body of a successful reply.
 *
 * @throws ApiError when the server refuses, UnreachableError when it could not be asked
 */
export async function answer<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply
  if (response.ok) return data as T // the client types `data` as present on 2xx
  const problem = toError(response, error)
  if (
    response.status === 401 &&
    !(problem instanceof ApiError && problem.code.endsWith('wrong_credentials'))
  ) {
    signedOutListeners.forEach((listener) => listener())
  }
  if (problem instanceof ApiError && problem.code === 'accounts.password_expired') {
    passwordExpiredListeners.forEach((listener) => listener())
  }
  throw problem
}

/** The messages of a 422 by field name; empty for every other error. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ApiError) || !Array.isArray(error.facts['errors'])) return {}
  const pairs = error.facts['errors']
    .filter(isRecord)
    .map(({ field, message }): [string, string] => [String(field), String(message)])
  return Object.fromEntries(pairs)
}
