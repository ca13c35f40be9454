/** The page's end of the decoding worker, with a worker that can hang, fail and die. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ReadRequest, WorkerMessage } from '@/features/scan/decode/protocol'
import { Reader, type ReaderState, type WorkerLike } from '@/features/scan/reader'

class FakeWorker {
  readonly asked: ReadRequest[] = []
  isTerminated = false
  #listeners: Record<string, ((event: unknown) => void)[]> = {}

  addEventListener(type: string, listener: unknown): void {
    ;(this.#listeners[type] ??= []).push(listener as (event: unknown) => void)
  }

  postMessage(request: unknown): void {
    this.asked.push(request as ReadRequest)
  }

  terminate(): void {
    this.isTerminated = true
  }

  say(data: WorkerMessage): void {
    this.#listeners['message']?.forEach((listener) => listener({ data }))
  }

  crash(): void {
    this.#listeners['error']?.forEach((listener) => listener({}))
  }
}

const nothing = { codes: [], unread: null }
const picture = () => ({ close: vi.fn() }) as unknown as ImageBitmap

function given() {
  const workers: FakeWorker[] = []
  const states: ReaderState[] = []
  const makeWorker = () => {
    workers.push(new FakeWorker())
    return workers.at(-1) as unknown as WorkerLike
  }
  const reader = new Reader(makeWorker, (state) => states.push(state))
  const current = () => workers.at(-1) as FakeWorker
  return { reader, workers, states, current }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('is preparing until the decoder is loaded', () => {
  const { states, current, reader } = given()
  expect(states).toEqual(['preparing'])
  expect(reader.isFree).toBe(false)

  current().say({ what: 'ready' })

  expect(states).toEqual(['preparing', 'ready'])
  expect(reader.isFree).toBe(true)
})

it('gives the answer to the picture it was asked about', async () => {
  const { reader, current } = given()
  current().say({ what: 'ready' })
  const reading = reader.read(picture(), 'quick')
  const found = { codes: [{ text: 'a', corners: [] }], unread: null }

  current().say({ what: 'found', id: 1, found, took_ms: 5 })

  expect(await reading).toEqual(found)
})

it('has one picture under way, and closes the ones it does not take', async () => {
  const { reader, current } = given()
  current().say({ what: 'ready' })
  void reader.read(picture(), 'quick')
  const second = picture()

  expect(await reader.read(second, 'quick')).toBeNull()

  expect(second.close).toHaveBeenCalled()
  expect(current().asked).toHaveLength(1)
})

it('replaces a worker that hangs, and goes on', async () => {
  const { reader, workers, current, states } = given()
  current().say({ what: 'ready' })
  const lost = reader.read(picture(), 'quick')

  await vi.advanceTimersByTimeAsync(5_000)
  expect(await lost).toBeNull()
  expect(workers[0]?.isTerminated).toBe(true)
  current().say({ what: 'ready' })
  const next = reader.read(picture(), 'quick')
  current().say({ what: 'found', id: 2, found: nothing, took_ms: 5 })

  expect(await next).toEqual(nothing)
  expect(states).toEqual(['preparing', 'ready', 'preparing', 'ready'])
})

it('hears no late answer of a worker that was replaced', async () => {
  const { reader, workers, current } = given()
  current().say({ what: 'ready' })
  void reader.read(picture(), 'quick')
  await vi.advanceTimersByTimeAsync(5_000)
  current().say({ what: 'ready' })
  const next = reader.read(picture(), 'quick')

  workers[0]?.say({ what: 'found', id: 2, found: nothing, took_ms: 5 })
  await vi.advanceTimersByTimeAsync(5_000)

  expect(await next).toBeNull()
})

it('says so when the decoder does not come, and begins anew when asked', async () => {
  const { reader, workers, current, states } = given()

  await vi.advanceTimersByTimeAsync(2 * 30_000)
  expect(states.at(-1)).toBe('broken')
  expect(workers).toHaveLength(2) // nobody waits two minutes to be told
  reader.again()
  current().say({ what: 'ready' })

  expect(states.at(-1)).toBe('ready')
})

it('restarts after a crash and after a failure that the worker reports', () => {
  const { workers, current } = given()

  current().crash()
  current().say({ what: 'broken', reason: 'out of memory' })

  expect(workers).toHaveLength(3)
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true, false])
})

it('is stopped when the screen is left', async () => {
  const { reader, current, workers } = given()
  current().say({ what: 'ready' })
  const reading = reader.read(picture(), 'full')

  reader.stop()
  await vi.advanceTimersByTimeAsync(60_000)

  expect(await reading).toBeNull()
  expect(workers).toHaveLength(1)
  expect(current().isTerminated).toBe(true)
})
