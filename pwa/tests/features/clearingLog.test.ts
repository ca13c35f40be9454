/** The live log of a clearing over a line that breaks, is refused, or is lost. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ClearLogLine } from '@/features/clearingSession/types'
import { useLiveLog } from '@/features/clearingSession/useLiveLog'
import { json, noNetwork, problem, serve, type Call } from '../fakeServer'
import { withSetup } from '../withSetup'
import { aLine, FakeStream } from './clearing'

const NO = 'QK261112-K7M4PZ2A'
const EVENTS = `GET /api/clearing/sessions/${NO}/events`

describe('the live log', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    FakeStream.install()
    return () => vi.useRealTimers()
  })

  const answers = (...lines: ClearLogLine[]) => json({ lines, state: 'WRITING', has_ended: false })
  const afterOf = ({ url }: Call) => url.searchParams.get('after')

  it('goes on after the last line when the stream breaks, and shows nothing twice', async () => {
    const calls = serve({ [EVENTS]: () => answers(aLine(2), aLine(3)) })
    const onNews = vi.fn()
    const { result: log } = withSetup(() => useLiveLog(NO, onNews))

    log.follow([aLine(1)], false)
    FakeStream.last.open()
    FakeStream.last.say(aLine(2))
    await vi.advanceTimersByTimeAsync(600_000)
    FakeStream.last.fail()
    await flushPromises()

    expect(calls.map(afterOf)).toEqual(['2'])
    expect(log.lines.value.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(FakeStream.last.url).toContain('after=3')
    expect(log.reach.value).toBe('live')
  })

  it('asks every few seconds where no stream is to be had, then tries the stream again', async () => {
    const calls = serve({ [EVENTS]: () => answers() })
    const { result: log } = withSetup(() => useLiveLog(NO, () => undefined))

    log.follow([], false)
    FakeStream.last.fail()
    await vi.advanceTimersByTimeAsync(15_000)

    expect(log.reach.value).toBe('polling')
    expect(calls.length).toBeGreaterThan(3)
    expect(FakeStream.count).toBe(1)

    await vi.advanceTimersByTimeAsync(30_000)
    FakeStream.last.open()

    expect(FakeStream.count).toBe(2)
    expect(log.reach.value).toBe('live')
  })

  it('says that the line is lost, tries ever more slowly, and catches up', async () => {
    let isGone = true
    const calls = serve({ [EVENTS]: () => (isGone ? noNetwork : answers(aLine(7))) })
    const { result: log } = withSetup(() => useLiveLog(NO, () => undefined))
    log.follow([aLine(6)], false)
    FakeStream.last.open()
    await vi.advanceTimersByTimeAsync(5000)

    FakeStream.last.fail()
    await vi.advanceTimersByTimeAsync(60_000)

    expect(log.reach.value).toBe('lost')
    expect(calls.length).toBeLessThan(10)

    isGone = false
    await vi.advanceTimersByTimeAsync(15_000)

    expect(log.lines.value.map(({ id }) => id)).toEqual([6, 7])
    expect(FakeStream.last.url).toContain('after=7')
  })

  it('ends with the session, and opens no stream for one that has ended', () => {
    const { result: log } = withSetup(() => useLiveLog(NO, () => undefined))

    log.follow([aLine(1)], false)
    FakeStream.last.end()

    expect(log.reach.value).toBe('ended')
    expect(FakeStream.last.isClosed).toBe(true)

    const { result: other } = withSetup(() => useLiveLog(NO, () => undefined))
    other.follow([aLine(1)], true)

    expect(FakeStream.count).toBe(1)
  })

  it('stops when it is no longer allowed to look', async () => {
    serve({ [EVENTS]: () => problem(404, 'not_found') })
    const { result: log } = withSetup(() => useLiveLog(NO, () => undefined))

    log.follow([], false)
    FakeStream.last.fail()
    await flushPromises()

    expect(log.reach.value).toBe('ended')
  })
})
