/** 发票修复: what the stations have read from their cards once more. */
import { onMounted, shallowRef, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { usePolling } from '@/shared/usePolling'
import { useTask } from '@/shared/useTask'
import type { Repair } from './types'

/** A reading takes a few seconds; then nobody waits for it any more. */
const LOOKED_FOR_MS = 60_000

/** @param askedAt when a reading was last asked for (milliseconds); 0 = not on this page */
export function useRepairs(askedAt: () => number) {
  const repairs = shallowRef<Repair[]>([])
  const task = useTask()

  const load = async () => {
    await task.run(async () => {
      repairs.value = (await answer(client.GET('/api/clearing/repairs'))).items
    })
  }

  onMounted(load)
  watch(askedAt, load)
  usePolling(() => Date.now() - askedAt() < LOOKED_FOR_MS && askedAt(), load)
  return { repairs, load, error: task.error }
}
