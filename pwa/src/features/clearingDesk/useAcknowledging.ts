/** 已了解 of one alarm: the reason, told to the server. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { useTask } from '@/shared/useTask'
import type { Alarm } from './types'

const LEAST_REASON = 2

/** @param told is called when the word is kept, or when the alarm has become another */
export function useAcknowledging(told: () => void) {
  const task = useTask()
  const isOpen = ref(false)
  const reason = ref('')
  const canSend = computed(() => reason.value.trim().length >= LEAST_REASON)

  async function send(stationId: number, alarm: Alarm): Promise<void> {
    if (!canSend.value) return
    const params = { path: { station_id: stationId } }
    const body = { alarm: alarm.id, reason: reason.value.trim() }
    const path = '/api/clearing/stations/{station_id}/acknowledgements'
    const isKept = await task.run(async () => {
      await answer(client.POST(path, { params, body }))
    })
    if (isKept) isOpen.value = false
    told()
  }

  return { isOpen, reason, canSend, send, ...task }
}
