/** What a POST to /share may leave on this device: little, for nobody yet, and never an error page. */
import { expect, it } from 'vitest'
import type { Draft, OutboxEntry } from '@/shared/offline/entries'
import { MOST_SHARED, takeShared } from '@/shared/offline/sharedFiles'

/** An outbox that keeps what it is given, up to so many entries. */
function given(room = Infinity) {
  const kept: OutboxEntry[] = []
  const add = async (personId: number, draft: Draft) => {
    if (kept.length >= room) throw new DOMException('no room', 'QuotaExceededError')
    const entry = { ...draft, personId, id: kept.length } as OutboxEntry
    kept.push(entry)
    return { entry, isNew: true }
  }
  return { kept, outbox: { add, all: async () => kept } }
}

/** As the service worker meets it; `size` without the bytes behind it. */
function shared(...sizes: number[]): Request {
  const files = sizes.map((size, index) => {
    const file = new File(['x'], `${index}.pdf`)
    Object.defineProperty(file, 'size', { value: size })
    return file
  })
  return { formData: async () => ({ getAll: () => files }) } as unknown as Request
}

it('keeps shared files for nobody yet', async () => {
  const { kept, outbox } = given()

  const next = await takeShared(shared(10, 20), outbox)

  expect(next).toBe('/upload?shared=2-2')
  expect(kept.map(({ personId }) => personId)).toEqual([0, 0])
})

it('keeps no more than twenty files that nobody has claimed, over all calls', async () => {
  const { kept, outbox } = given()
  await takeShared(shared(...Array<number>(15).fill(1)), outbox)

  const next = await takeShared(shared(...Array<number>(15).fill(1)), outbox)

  expect(next).toBe('/upload?shared=5-15')
  expect(kept).toHaveLength(MOST_SHARED)
})

it('leaves out a file over the limit and takes the others', async () => {
  const { kept, outbox } = given()

  const next = await takeShared(shared(20_000_001, 20_000_000), outbox)

  expect(next).toBe('/upload?shared=1-2')
  expect(kept.map(({ body }) => 'size' in body && body.size)).toEqual([20_000_000])
})

it('keeps no more than a hundred megabytes in all', async () => {
  const { outbox } = given()

  const next = await takeShared(shared(...Array<number>(7).fill(20_000_000)), outbox)

  expect(next).toBe('/upload?shared=5-7')
})

it('goes to a page that can say so when the form cannot be read', async () => {
  const { outbox } = given()
  const broken = { formData: () => Promise.reject(new TypeError('bad form')) }

  const next = await takeShared(broken as unknown as Request, outbox)

  expect(next).toBe('/upload?shared=0-0')
})

it('counts what the device has no room for as not kept', async () => {
  const { outbox } = given(1)

  expect(await takeShared(shared(1, 1, 1), outbox)).toBe('/upload?shared=1-3')
})
