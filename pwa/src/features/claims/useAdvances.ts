/** Advances of the claimant that are not wholly settled. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { AdvanceLeft } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'

export function useAdvances(claimantId: () => number | null, claimId: () => number | null) {
  const session = useSession()
  const advances = ref<readonly AdvanceLeft[]>([])

  async function load(): Promise<void> {
    const { person } = session
    if (person === null) return
    const claimant_id = claimantId()
    const claim_id = claimId()
    const key = `advances:${claimant_id ?? 'own'}`
    const query = {
      ...(claimant_id === null ? {} : { claimant_id }),
      ...(claim_id === null ? {} : { claim_id }),
    }
    try {
      const { items } = await answer(client.GET('/api/claims/advances', { params: { query } }))
      advances.value = items
      void keepSnapshot(key, person.id, items)
    } catch {
      advances.value = (await readSnapshot<AdvanceLeft[]>(key, person.id))?.value ?? []
    }
  }

  return { advances, load }
}
