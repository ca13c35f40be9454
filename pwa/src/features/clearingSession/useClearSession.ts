/** One session as the server has it; asked again whenever the log tells of something. */
import { computed, onMounted, ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import { onReconnected } from '@/shared/useConnection'
import { usePolling } from '@/shared/usePolling'
import type { ClearSession } from './types'
import { useLiveLog } from './useLiveLog'

export function useClearSession(sessionNo: string) {
  const session = shallowRef<ClearSession | null>(null)
  const error = shallowRef<unknown>(null)
  const isAsking = ref(false)
  let isStale = false
  const log = useLiveLog(sessionNo, () => void load())

  const state = computed(() => {
    if (session.value !== null) return 'ready'
    return error.value === null ? 'loading' : 'failed'
  })

  /** Show what an act on this session answered. */
  function accept(next: ClearSession): void {
    session.value = next
    error.value = null
    log.follow(next.log, next.ended_at !== null)
  }

  /** One question at a time; news that come meanwhile lead to one more. */
  async function load(): Promise<void> {
    isStale = true
    if (isAsking.value) return
    isAsking.value = true
    try {
      while (isStale) {
        isStale = false
        accept(await fetchSession(sessionNo))
      }
    } catch (problem) {
      error.value = problem
    } finally {
      isAsking.value = false
    }
  }

  onMounted(load)
  onReconnected(() => void load())
  // Percent and the desk's heartbeat are no lines of the log.
  usePolling(() => session.value?.ended_at === null && session.value.state, load)
  return { session, error, state, load, accept, lines: log.lines, reach: log.reach }
}

async function fetchSession(sessionNo: string): Promise<ClearSession> {
  const path = { session_no: sessionNo }
  return answer(client.GET('/api/clearing/sessions/{session_no}', { params: { path } }))
}
