/** Asks how sent files stand, and goes on asking while any is being read. */
import { computed, shallowRef } from 'vue'
import { answer, client } from './api'
import type { Upload } from './contracts'
import { usePolling } from './usePolling'

/** The server takes no more ids in one question. */
const MOST_IDS = 50

/** @param ids of uploads that are shown */
export function useUploadStates(ids: () => readonly number[]) {
  const known = shallowRef<ReadonlyMap<number, Upload>>(new Map())

  function accept(fresh: readonly Upload[]): void {
    const pairs = fresh.map((upload): [number, Upload] => [upload.id, upload])
    known.value = new Map([...known.value, ...pairs])
  }

  const unsettled = computed(() =>
    ids().filter((id) => (known.value.get(id)?.state ?? 'reading') === 'reading'),
  )

  async function ask(): Promise<void> {
    const query = { ids: unsettled.value.slice(0, MOST_IDS).join(',') }
    accept((await answer(client.GET('/api/uploads/states', { params: { query } }))).items)
  }

  usePolling(() => unsettled.value.join(), ask)
  return { stateOf: (id: number | undefined) => (id && known.value.get(id)) || null, accept }
}
