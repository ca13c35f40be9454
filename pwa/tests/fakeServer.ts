/** Answers requests from a table, so that a composable meets a server and not a patched client. */
import { vi } from 'vitest'

export type Call = { route: string; url: URL; body: unknown }
type Answer = Response | Error
type Routes = Record<string, (call: Call) => Answer | Promise<Answer>>

export function json(body: unknown, status = 200): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
}

export function problem(status: number, code: string, facts: object = {}): Response {
  return json({ type: 'about:blank', title: code, status, code, detail: '', ...facts }, status)
}

export const noNetwork = new TypeError('Failed to fetch')

/** Gives the list of calls made; a route that is not in the table fails the test. */
export function serve(routes: Routes): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (asked: Request | string, init?: RequestInit) => {
    const request =
      typeof asked === 'string' ? new Request(new URL(asked, location.origin), init) : asked
    const url = new URL(request.url)
    const route = `${request.method} ${url.pathname}`
    const text = await request.clone().text()
    const call = { route, url, body: text === '' ? null : JSON.parse(text) }
    calls.push(call)
    const answer = await routes[route]?.(call)
    if (answer === undefined) throw new Error(`no such route: ${route}`)
    if (answer instanceof Error) throw answer
    return answer
  })
  return calls
}
