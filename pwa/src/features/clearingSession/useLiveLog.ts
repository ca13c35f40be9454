/** The live log of a session: a stream where one can be had, else questions every few seconds. */
import { onScopeDispose, ref, shallowRef } from 'vue'
import { answer, ApiError, client } from '@/shared/api'
import type { ClearLogLine } from './types'

/** `lost`: nobody answers; it is tried again by itself. */
export type LogReach = 'idle' | 'live' | 'polling' | 'lost' | 'ended'

const MOST_LINES = 1000
const POLL_MS = 3000
/** So many questions stand in for a stream that was refused, then it is tried again. */
const POLLS = 10
const BACKOFF_MS = [1000, 2000, 4000, 8000] as const
const LONGEST_MS = 15_000
/** A stream that breaks sooner is as good as refused. */
const SHORT_MS = 2000

type Log = { lines: ClearLogLine[]; has_ended: boolean }

/** @param onNews something happened that this page did not know */
export function useLiveLog(sessionNo: string, onNews: () => void) {
  const lines = shallowRef<readonly ClearLogLine[]>([])
  const reach = ref<LogReach>('idle')
  let stream: EventSource | null = null
  let openedAt = Number.POSITIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let pollsLeft = 0

  const lastId = () => lines.value.at(-1)?.id ?? 0

  /** Adds what is new, wherever it came from; true when anything was. */
  function take(told: readonly ClearLogLine[]): boolean {
    const fresh = told.filter(({ id }) => id > lastId())
    if (fresh.length === 0) return false
    lines.value = [...lines.value, ...fresh].slice(-MOST_LINES)
    return true
  }

  function stop(): void {
    clearTimeout(timer)
    stream?.close()
    stream = null
  }

  function end(): void {
    stop()
    reach.value = 'ended'
    onNews()
  }

  function open(): void {
    stop()
    if (typeof EventSource === 'undefined') return poll(POLLS)
    const path = `/api/clearing/sessions/${encodeURIComponent(sessionNo)}/events`
    openedAt = Number.POSITIVE_INFINITY
    stream = new EventSource(`${path}?after=${lastId()}`)
    stream.addEventListener('open', () => {
      openedAt = performance.now()
      reach.value = 'live'
    })
    stream.addEventListener('line', ({ data }) => {
      if (take([JSON.parse(data) as ClearLogLine])) onNews()
    })
    stream.addEventListener('ended', end)
    // The browser would reconnect without a word; what was missed is asked for at once instead.
    stream.addEventListener('error', breakOff)
  }

  function breakOff(): void {
    const isRefused = performance.now() - openedAt < SHORT_MS // also of one that never opened
    stop()
    if (isRefused) pollsLeft = POLLS
    void catchUp()
  }

  /** One question, then the stream again or the next question. */
  async function catchUp(): Promise<void> {
    try {
      const log = await ask()
      failures = 0
      if (take(log.lines)) onNews()
      if (log.has_ended && log.lines.length === 0) end()
      else if (pollsLeft > 0) poll(pollsLeft - 1)
      else open()
    } catch (error) {
      fail(error)
    }
  }

  function poll(left: number): void {
    pollsLeft = left
    reach.value = 'polling'
    timer = setTimeout(() => void catchUp(), POLL_MS)
  }

  function fail(error: unknown): void {
    const isFinal = error instanceof ApiError && error.status < 500 && error.status !== 429
    if (isFinal) return end() // signed out, or no longer ours: the screen's own question says so
    reach.value = 'lost'
    timer = setTimeout(() => void catchUp(), BACKOFF_MS[failures] ?? LONGEST_MS)
    failures += 1
  }

  async function ask(): Promise<Log> {
    const path = { session_no: sessionNo }
    const query = { after: lastId(), as: 'json' as const }
    const url = '/api/clearing/sessions/{session_no}/events'
    const told: unknown = await answer(
      client.GET(url, { params: { path, query }, parseAs: 'json' }),
    )
    return told as Log // the document knows the stream only; with as=json it is ClearLogOut
  }

  /** Begin with the lines that came with the session, or add them; an ended one has no stream. */
  function follow(known: readonly ClearLogLine[], hasEnded: boolean): void {
    take(known)
    if (hasEnded && reach.value !== 'ended') {
      stop()
      reach.value = 'ended'
    } else if (!hasEnded && (reach.value === 'idle' || reach.value === 'ended')) open()
  }

  onScopeDispose(stop)
  return { lines, reach, follow }
}
