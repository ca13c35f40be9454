/** Files in the outbox: kept whole before anything is sent, delivered once, small things first. */
// @ts-expect-error -- Node's own, which the types of a browser do not know
import { Blob as NodeBlob } from 'node:buffer'
import { expect, it } from 'vitest'
import { type Draft, NOBODY_YET } from '@/shared/offline/entries'
import { type Fetch, timeoutFor } from '@/shared/offline/delivery'
import { createOutbox } from '@/shared/offline/outbox'
import { createStore } from '@/shared/offline/store'
import { problem } from './fakes'

type Sent = { url: string; key: string; type: string | null; body: unknown }

let stores = 0

/** A server that takes everything; `fates` come first, one a request. */
function given(...fates: ((url: string) => Response)[]) {
  const sent: Sent[] = []
  let now_ms = Date.parse('2026-01-05T01:00:00Z')
  const fetch: Fetch = (url, init) => {
    if (url === '/api/session') {
      return Promise.resolve(Response.json({ state: 'signed_in', person: { id: 1 } }))
    }
    const headers = new Headers(init.headers)
    const key = headers.get('Idempotency-Key') ?? ''
    sent.push({ url, key, type: headers.get('Content-Type'), body: init.body })
    const fate = fates.shift()
    if (fate !== undefined) return Promise.resolve().then(() => fate(url))
    const isFile = url === '/api/uploads'
    const taken = { id: 7, reference_no: 'PK260105-ABCDEFGH', state: 'reading' }
    return Promise.resolve(Response.json(isFile ? taken : { result: 'stored' }, { status: 201 }))
  }
  stores += 1
  const outbox = createOutbox({
    store: createStore(`files-${stores}`, () => now_ms),
    fetch,
    lock: (work) => work(),
    tell: () => undefined,
    now: () => now_ms,
    random: () => 0,
  })
  return { outbox, sent, pass: (ms: number) => (now_ms += ms) }
}

/** The browser's own Blob here is a pretend one that cannot be stored. */
function file(name: string, content = 'bytes'): Draft {
  const blob = new (NodeBlob as typeof Blob)([content])
  const size = content.length
  const captured_at = '2026-01-05T01:00:00Z'
  const body = { blob, name, size, modified_at: 5, channel: 'photo', captured_at } as const
  return { kind: 'file', body }
}

function lost(): Response {
  throw new TypeError('Failed to fetch')
}

it('keeps the bytes of a file before anything is sent', async () => {
  const { outbox, sent } = given()

  await outbox.add(1, file('hotel.pdf', '%PDF-1.7'))

  const [entry] = await outbox.all()
  expect(sent).toEqual([])
  expect(entry?.kind === 'file' && (await entry.body.blob?.text())).toBe('%PDF-1.7')
})

it('delivers a file once, keeps its reference number and lets the bytes go', async () => {
  const { outbox, sent } = given()
  await outbox.add(1, file('hotel.pdf'))

  await outbox.flush()
  await outbox.flush(true)

  const [entry] = await outbox.all()
  expect(sent.map(({ url, type }) => [url, type])).toEqual([['/api/uploads', null]])
  expect(entry).toMatchObject({
    state: 'delivered',
    receipt: { id: 7, reference_no: 'PK260105-ABCDEFGH' },
    body: { blob: null, name: 'hotel.pdf' },
  })
})

it('sends a file whose reply was lost again under the same key', async () => {
  const { outbox, sent, pass } = given(lost)
  await outbox.add(1, file('hotel.pdf'))

  await outbox.flush()
  pass(60_000)
  await outbox.flush()

  expect(sent).toHaveLength(2)
  expect(sent[0]?.key).toBe(sent[1]?.key)
  expect((await outbox.all())[0]?.state).toBe('delivered')
})

it('keeps the bytes of a refused file, so that it can be sent again without being chosen', async () => {
  const { outbox, sent } = given(() => problem(422, 'intake.file_refused'))
  const { entry } = await outbox.add(1, file('page.html'))
  await outbox.flush()
  const [refused] = await outbox.all()

  await outbox.retry(entry.id)

  expect(refused).toMatchObject({ state: 'rejected', refusal: { code: 'intake.file_refused' } })
  expect((await outbox.all())[0]?.state).toBe('delivered')
  expect(sent[0]?.key).not.toBe(sent[1]?.key)
})

it('sends scans before files, however old those are', async () => {
  const { outbox, sent } = given()
  await outbox.add(1, file('large.pdf'))
  await outbox.add(1, { kind: 'scan', body: { text: 'a', captured_at: '2026-01-05T01:00:00Z' } })

  await outbox.flush()

  expect(sent.map(({ url }) => url)).toEqual(['/api/scans', '/api/uploads'])
})

it('takes one file chosen twice for one, and two files of one name for two', async () => {
  const { outbox } = given()
  await outbox.add(1, file('image.jpg', 'first'))

  const again = await outbox.add(1, file('image.jpg', 'first'))
  const other = await outbox.add(1, file('image.jpg', 'second one'))

  expect([again.isNew, other.isNew]).toEqual([false, true])
})

it('keeps shared files for nobody until a signed-in person says yes to just these', async () => {
  const { outbox, sent } = given()
  const { entry } = await outbox.add(NOBODY_YET, file('shared.ofd'))
  await outbox.flush()
  const before = sent.length
  await outbox.add(NOBODY_YET, file('came-later.pdf'))

  await outbox.claim(1, [entry.id])
  await outbox.flush()

  expect([before, sent.length]).toEqual([0, 1])
  expect(await outbox.all()).toMatchObject([
    { personId: 1, state: 'delivered' },
    { personId: NOBODY_YET, state: 'parked' },
  ])
})

it('takes "too large" from a gateway for the last word and does not send the file again', async () => {
  const gateway = () => new Response('<html>413 Request Entity Too Large</html>', { status: 413 })
  const { outbox, sent, pass } = given(gateway)
  await outbox.add(1, file('huge.pdf'))

  await outbox.flush()
  pass(3_600_000)
  await outbox.flush(true)

  expect(sent).toHaveLength(1)
  expect((await outbox.all())[0]).toMatchObject({
    state: 'rejected',
    refusal: { status: 413, code: 'intake.too_large' },
  })
})

it('gives a large file the time that a slow line needs for it', () => {
  expect([timeoutFor(300_000), timeoutFor(20_000_000)]).toEqual([180_000, 800_000])
})
