/** Asks how sent files stand, and goes on asking while any is being read. */
import { computed, shallowRef } from 'vue'
import { answer, client } from './api'
import type { Upload } from './contracts'
import { usePolling } from './usePolling'

/** The server takes no more ids in one question. */
const MOST_IDS = 50

/** @param shown uploads on the screen, as they were told first */
export function useUploadStates(shown: () => readonly Upload[]) {
  const known = shallowRef<ReadonlyMap<number, Upload>>(new Map())

  /** The upload as it was told last, by an answer to us or by whoever shows it. */
  function latest(upload: Upload): Upload {
    const asked = known.value.get(upload.id)
    return asked && asked.state_changed_at >= upload.state_changed_at ? asked : upload
  }

  const unsettled = computed(() =>
    shown()
      .filter((upload) => latest(upload).state === 'reading')
      .map(({ id }) => id)
      .slice(0, MOST_IDS),
  )

  async function ask(): Promise<void> {
    const query = { ids: unsettled.value.join(',') }
    const { items } = await answer(client.GET('/api/uploads/states', { params: { query } }))
    const pairs = items.map((upload): [number, Upload] => [upload.id, upload])
    known.value = new Map([...known.value, ...pairs])
  }

  usePolling(() => unsettled.value.join(), ask)
  return { latest }
}
