/** The outbox: scanned = stored + visibly rejected, for every order of kills, losses and replays. */
import { expect, it } from 'vitest'
import { deliver } from '@/shared/offline/delivery'
import { isSettled, type OutboxEntry } from '@/shared/offline/entries'
import { waitAfter } from '@/shared/offline/outbox'
import { type Fate, FakeBrowser, FakeServer, seeded, tick } from './fakes'

let stores = 0

function given(fates: Fate[] = []) {
  const server = new FakeServer()
  stores += 1
  const browser = new FakeBrowser(server, () => fates.shift() ?? 'answered', `outbox-${stores}`)
  return { server, browser, fates, ...browser.openTab() }
}

function scan(text: string, captured_at = '2026-01-05T01:00:00Z') {
  return { kind: 'scan', body: { text, captured_at } } as const
}

it('keeps a capture before anything is sent', async () => {
  const { outbox, server, browser } = given()

  const { entry } = await outbox.add(1, scan('a'))

  expect(entry.state).toBe('waiting')
  expect(server.posts).toEqual([])
  expect(await browser.openTab().outbox.all()).toEqual([entry])
})

it('delivers an entry and keeps the answer to be looked at', async () => {
  const { outbox, server } = given()
  await outbox.add(1, scan('a'))

  const report = await outbox.flush()

  const [entry] = await outbox.all()
  expect(entry).toMatchObject({ state: 'delivered', answer: { result: 'stored' }, tries: 1 })
  expect(report).toEqual({ reach: 'reached', nextTryAt: null })
  expect([...server.rows.keys()]).toEqual(['a'])
})

it('sends in the order of capture', async () => {
  const { outbox, server } = given()
  for (const text of ['a', 'b', 'c']) await outbox.add(1, scan(text))

  await outbox.flush()

  expect(server.posts.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
})

it('parks what a password that is too old keeps out', async () => {
  const { outbox } = given()
  await outbox.add(1, scan('a'))
  const expired = () =>
    new Response(JSON.stringify({ code: 'accounts.password_expired' }), { status: 403 })

  const delivery = await deliver((await outbox.all())[0] as OutboxEntry, async () => expired())

  expect(delivery).toEqual({ end: 'signed_out' })
})

it('does not keep the same capture twice while it waits', async () => {
  const { outbox } = given()

  const first = await outbox.add(1, scan('a', '2026-01-05T01:00:00Z'))
  const second = await outbox.add(1, scan('a', '2026-01-05T02:00:00Z'))

  expect(second).toEqual({ entry: first.entry, isNew: false })
  expect(await outbox.all()).toHaveLength(1)
})

it('repeats under the same key when the reply was lost, and gets the first answer', async () => {
  const { outbox, server, browser } = given(['answered', 'reply_lost'])
  await outbox.add(1, scan('a'))
  await outbox.flush()
  browser.now_ms += 60_000

  await outbox.flush()

  const [entry] = await outbox.all()
  expect(new Set(server.posts.map(({ key }) => key)).size).toBe(1)
  expect(server.posts).toHaveLength(2)
  expect(entry?.answer).toMatchObject({ result: 'stored' })
})

it('goes on after the tab was killed in mid-delivery', async () => {
  const { outbox, server, browser } = given(['answered', 'kill_after'])
  await outbox.add(1, scan('a'))
  void outbox.flush()
  while (server.posts.length === 0) await tick()
  const next = browser.openTab().outbox
  expect((await next.all())[0]?.state).toBe('sending')

  await next.flush()

  expect((await next.all())[0]).toMatchObject({ state: 'delivered', answer: { result: 'stored' } })
  expect(server.rows.size).toBe(1)
})

it('takes a captive portal for no answer', async () => {
  const { outbox } = given(['answered', 'portal'])
  await outbox.add(1, scan('a'))

  const report = await outbox.flush()

  expect((await outbox.all())[0]).toMatchObject({ state: 'waiting', failure: 'unreachable' })
  expect(report.reach).toBe('unreachable')
})

it('waits as long as the server asks', async () => {
  const { outbox, browser } = given(['answered', 'too_many'])
  await outbox.add(1, scan('a'))

  const report = await outbox.flush()

  expect(report.nextTryAt).toBe(browser.now_ms + 7_000)
  await outbox.flush()
  expect((await outbox.all())[0]?.tries).toBe(1)
})

it('goes on with the others when the server fails on one', async () => {
  const { outbox, server } = given(['answered', 'server_error'])
  await outbox.add(1, scan('a'))
  await outbox.add(1, scan('b'))

  await outbox.flush()

  expect((await outbox.all()).map(({ state }) => state)).toEqual(['waiting', 'delivered'])
  expect([...server.rows.keys()]).toEqual(['b'])
})

it('stops asking when there is no connection, and sends all at once when there is', async () => {
  const { outbox, server } = given(['lost_on_the_way', 'lost_on_the_way'])
  for (const text of ['a', 'b', 'c']) await outbox.add(1, scan(text))
  await outbox.flush()
  await outbox.flush(true)
  expect(server.posts).toEqual([])

  await outbox.flush(true)

  expect(server.rows.size).toBe(3)
})

it('starts the waiting anew once something was answered', async () => {
  const fates: Fate[] = ['answered', 'reply_lost']
  for (let i = 0; i < 4; i++) fates.push('answered', 'answered', 'reply_lost')
  const { outbox, server, browser } = given(fates)
  for (const text of ['a', 'b', 'c', 'd', 'e']) await outbox.add(1, scan(text))

  for (let report = await outbox.flush(); report.nextTryAt !== null;) {
    expect(report.nextTryAt - browser.now_ms).toBeLessThanOrEqual(4_000)
    browser.now_ms = report.nextTryAt
    report = await outbox.flush()
  }

  expect(server.rows.size).toBe(5)
  expect((await outbox.all()).every(isSettled)).toBe(true)
})

it('does not let one that never gets an answer hold back the others', async () => {
  const { outbox, server, browser } = given(['answered', 'lost_on_the_way'])
  for (const text of ['a', 'b', 'c']) await outbox.add(1, scan(text))
  const report = await outbox.flush()
  browser.now_ms = report.nextTryAt ?? 0

  await outbox.flush()

  expect(server.posts.slice(0, 2).map(({ text }) => text)).toEqual(['b', 'c'])
})

it('shows a refusal and does not repeat it', async () => {
  const { outbox, server, browser } = given()
  await outbox.add(1, scan('wrong'))
  await outbox.flush()
  browser.now_ms += 3_600_000

  await outbox.flush(true)

  const [entry] = await outbox.all()
  expect(entry).toMatchObject({ state: 'rejected', refusal: { code: 'intake.not_an_invoice' } })
  expect(server.posts).toHaveLength(1)
})

it('repeats a refused entry under a new key when the person asks for it', async () => {
  const { outbox, server } = given()
  await outbox.add(1, scan('wrong'))
  await outbox.flush()
  const [refused] = await outbox.all()

  await outbox.retry(refused?.id ?? 0)

  expect(server.posts).toHaveLength(2)
  expect(server.posts[1]?.key).not.toBe(refused?.key)
})

it('parks captures without a sign-in until the same person is back', async () => {
  const { outbox, server } = given()
  server.signedIn = null
  await outbox.add(1, scan('a'))
  await outbox.flush()
  expect((await outbox.all())[0]?.state).toBe('parked')

  server.signedIn = 2
  await outbox.flush(true)
  expect((await outbox.all())[0]?.state).toBe('parked')
  expect(server.posts).toEqual([])

  server.signedIn = 1
  await outbox.flush(true)
  expect((await outbox.all())[0]?.state).toBe('delivered')
})

it('parks the rest when the sign-in ends in mid-delivery', async () => {
  const { outbox, server } = given()
  await outbox.add(1, scan('a'))
  await outbox.add(1, scan('b'))
  const handle = server.handle.bind(server)
  server.handle = (url, init) => {
    const response = handle(url, init)
    if (url !== '/api/session') server.signedIn = null
    return response
  }

  await outbox.flush()

  expect((await outbox.all()).map(({ state }) => state)).toEqual(['delivered', 'parked'])
})

it('keeps a bounded number of delivered entries and every refused one', async () => {
  const { outbox } = given()
  await outbox.add(1, scan('wrong'))
  for (let i = 0; i < 70; i++) await outbox.add(1, scan(`text ${i}`))

  await outbox.flush()

  const states = (await outbox.all()).map(({ state }) => state)
  expect(states.filter((state) => state === 'delivered')).toHaveLength(60)
  expect(states.filter((state) => state === 'rejected')).toHaveLength(1)
})

it('waits longer after each try, but never more than five minutes', () => {
  const waits = [1, 2, 3, 20].map((tries) => waitAfter(tries, () => 0))

  expect(waits).toEqual([2_000, 4_000, 8_000, 300_000])
  expect(waitAfter(1, () => 0.999)).toBeGreaterThan(1_300)
})

const FATES: Fate[] = [
  'answered',
  'answered',
  'lost_on_the_way',
  'reply_lost',
  'server_error',
  'too_many',
  'portal',
  'kill_before',
  'kill_after',
]

/** Several tabs of one person capture, flush, die and reconnect in an order drawn from the seed. */
async function live(seed: number) {
  const random = seeded(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  let isCalm = false
  const server = new FakeServer()
  const fate = (): Fate => (isCalm ? 'answered' : pick(FATES))
  const browser = new FakeBrowser(server, fate, `life-${seed}`, random)
  const scanned = new Set<string>()
  let tabs = [browser.openTab(), browser.openTab()]
  for (let step = 0; step < 25; step++) {
    tabs = tabs.map((open) => (open.tab.isKilled ? browser.openTab() : open))
    const { outbox } = pick(tabs)
    const text = `${random() < 0.2 ? 'wrong' : 'text'} ${Math.floor(random() * 8)}`
    if (random() < 0.5) {
      await outbox.add(1, scan(text))
      scanned.add(text)
    }
    if (random() < 0.15) server.signedIn = pick([1, 2, null])
    browser.now_ms += Math.floor(random() * 8_000)
    const running = outbox.flush(random() < 0.3)
    if (random() < 0.6) await Promise.race([running, tick(), tick()])
  }
  isCalm = true
  server.signedIn = 1
  const last = browser.openTab().outbox
  for (let round = 0; round < 3; round++) {
    browser.now_ms += 600_000
    await last.flush(true)
  }
  return { server, scanned, entries: await last.all() }
}

it('stores or visibly rejects every scan exactly once, whatever happens on the way', async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { server, scanned, entries } = await live(seed)

    const stored = [...server.rows.keys()]
    const rejected = entries.filter(({ state }) => state === 'rejected')
    const shown = new Set([...stored, ...rejected.map(({ body }) => 'text' in body && body.text)])
    expect(entries.every(isSettled), `seed ${seed}: nothing is left behind`).toBe(true)
    expect(shown, `seed ${seed}: scanned = stored + rejected`).toEqual(scanned)
    for (const { key, answer, state } of entries) {
      const texts = new Set(server.posts.filter((post) => post.key === key).map(({ text }) => text))
      expect(texts.size, `seed ${seed}: a key belongs to one text`).toBe(1)
      expect(answer !== null || state === 'rejected', `seed ${seed}: an answer is kept`).toBe(true)
    }
    const foreign = server.posts.filter(({ personId }) => personId !== 1)
    expect(foreign, `seed ${seed}: nothing goes out under another sign-in`).toEqual([])
  }
}, 60_000)
