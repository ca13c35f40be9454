/** A pretend server with idempotency keys, a pretend clock, and tabs that can be killed. */
import type { Fetch } from '@/shared/offline/delivery'
import { createOutbox, type Lock, type Outbox } from '@/shared/offline/outbox'
import { createStore } from '@/shared/offline/store'

/** What befalls one request on its way. */
export type Fate =
  | 'answered'
  | 'lost_on_the_way'
  | 'reply_lost'
  | 'server_error'
  | 'too_many'
  | 'portal'
  | 'kill_before'
  | 'kill_after'

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function problem(status: number, code: string, headers: Record<string, string> = {}) {
  const body = { type: 'x', title: 'x', status, code, detail: '原因' }
  const all = { 'Content-Type': 'application/problem+json', ...headers }
  return new Response(JSON.stringify(body), { status, headers: all })
}

/** Keeps one row per text and the first answer per key, as the real one does. */
export class FakeServer {
  readonly rows = new Map<string, number>()
  readonly posts: { key: string; text: string; personId: number }[] = []
  signedIn: number | null = 1
  #answers = new Map<string, { text: string; body: unknown; status: number }>()

  handle(url: string, init: RequestInit): Response {
    if (url === '/api/session') return this.#session()
    if (this.signedIn === null) return problem(401, 'accounts.not_signed_in')
    const headers = new Headers(init.headers)
    if (headers.get('For-Person') !== String(this.signedIn)) {
      return problem(401, 'accounts.other_person')
    }
    const key = headers.get('Idempotency-Key') ?? ''
    const { text } = JSON.parse(String(init.body)) as { text: string }
    this.posts.push({ key, text, personId: this.signedIn })
    const first = this.#answers.get(key)
    if (first !== undefined && first.text !== text) return problem(409, 'web.idempotency_mismatch')
    if (first === undefined && text.startsWith('wrong')) {
      return problem(422, 'intake.not_an_invoice')
    }
    const { body, status } = first ?? this.#keep(key, text)
    return Response.json(body, { status })
  }

  #session(): Response {
    const person = this.signedIn === null ? null : { id: this.signedIn }
    return Response.json({ state: person ? 'signed_in' : 'anonymous', person })
  }

  #keep(key: string, text: string) {
    const isNew = !this.rows.has(text)
    if (isNew) this.rows.set(text, this.rows.size + 1)
    const body = { result: isNew ? 'stored' : 'duplicate', id: this.rows.get(text) }
    const answer = { text, body, status: isNew ? 201 : 200 }
    this.#answers.set(key, answer)
    return answer
  }
}

/** Stops the tab: whatever it does next never comes back. */
class Killed {
  isKilled = false
  stop(): Promise<never> {
    this.isKilled = true
    return new Promise(() => undefined)
  }
}

/** One browser profile: its store outlives every tab. */
export class FakeBrowser {
  now_ms = Date.parse('2026-01-05T01:00:00Z')
  notices = 0
  #holder: { tab: Killed; ended: Promise<unknown> } | null = null

  constructor(
    readonly server: FakeServer,
    readonly nextFate: () => Fate,
    readonly storeName: string,
    readonly random: () => number = () => 0,
  ) {}

  /** A lock is freed when its holder ends or its tab is killed, as the browser does it. */
  #lockFor(tab: Killed): Lock {
    return async (work) => {
      while (this.#holder !== null && !this.#holder.tab.isKilled) {
        await Promise.race([this.#holder.ended, tick()])
      }
      if (tab.isKilled) return tab.stop()
      const ended = work()
      this.#holder = { tab, ended: ended.catch(() => undefined) }
      try {
        return await ended
      } finally {
        this.#holder = null
      }
    }
  }

  openTab(): { outbox: Outbox; tab: { isKilled: boolean } } {
    const tab = new Killed()
    const fetch: Fetch = (url, init) => this.#carry(tab, url, init)
    const outbox = createOutbox({
      store: createStore(this.storeName, () => this.now_ms),
      fetch,
      lock: this.#lockFor(tab),
      tell: () => (this.notices += 1),
      now: () => this.now_ms,
      random: this.random,
    })
    return { outbox, tab }
  }

  async #carry(tab: Killed, url: string, init: RequestInit): Promise<Response> {
    await tick()
    if (tab.isKilled) return tab.stop()
    const fate = this.nextFate()
    switch (fate) {
      case 'kill_before':
        return tab.stop()
      case 'lost_on_the_way':
        throw new TypeError('Failed to fetch')
      case 'server_error':
        return problem(503, 'web.unavailable')
      case 'too_many':
        return problem(429, 'web.too_many_requests', { 'Retry-After': '7' })
      case 'portal':
        return new Response('<html>请登录网络</html>', { headers: { 'Content-Type': 'text/html' } })
    }
    const response = this.server.handle(url, init)
    if (fate === 'kill_after') return tab.stop()
    if (fate === 'reply_lost') throw new TypeError('Failed to fetch')
    return response
  }
}

export function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
