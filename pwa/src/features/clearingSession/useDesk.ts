/** What the desk says of itself, while somebody has to be helped. */
import { ref, shallowRef, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { usePolling } from '@/shared/usePolling'
import type { DeskStatus } from './types'

export function useDesk(isNeeded: () => boolean) {
  const status = shallowRef<DeskStatus | null>(null)
  const error = shallowRef<unknown>(null)
  const isAsking = ref(false)

  async function look(): Promise<void> {
    isAsking.value = true
    try {
      status.value = await answer(client.GET('/api/clearing/status'))
      error.value = null
    } catch (problem) {
      error.value = problem
    } finally {
      isAsking.value = false
    }
  }

  watch(isNeeded, (isSo) => isSo && void look(), { immediate: true })
  usePolling(isNeeded, look)
  return { status, error, isAsking, look }
}
