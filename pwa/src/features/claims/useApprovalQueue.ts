/** The claims that wait for the approver's word, one after the other. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'

const MOST = 50

export function useApprovalQueue(currentId: number) {
  const ids = ref<readonly number[]>([])
  const others = computed(() => ids.value.filter((id) => id !== currentId))
  /** The one after this one in the list; after the last one the first. */
  const nextId = computed(() => {
    const place = ids.value.indexOf(currentId)
    return ids.value.slice(place + 1).find((id) => id !== currentId) ?? others.value[0] ?? null
  })

  /** Without an answer there is no 下一张; the list remains. */
  async function load(): Promise<void> {
    const query = { box: 'to_approve' as const, limit: MOST }
    const page = await answer(client.GET('/api/claims', { params: { query } })).catch(() => null)
    if (page !== null) ids.value = page.items.map(({ id }) => id)
  }

  return { nextId, left: computed(() => others.value.length), load }
}
