/** What the editor and the pickers offer; the last answer also without a network. */
import { shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import type { ClaimChoices } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'

const SNAPSHOT = 'claims:choices'
const choices = shallowRef<ClaimChoices | null>(null)
let ownerId: number | undefined

export function useClaimChoices() {
  const session = useSession()
  const error = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    const { person } = session
    if (person === null) return
    if (ownerId !== person.id) choices.value = null // another person has signed in
    ownerId = person.id
    try {
      choices.value = await answer(client.GET('/api/claims/choices'))
      error.value = null
      void keepSnapshot(SNAPSHOT, person.id, choices.value)
    } catch (problem) {
      error.value = problem
      choices.value ??= (await readSnapshot<ClaimChoices>(SNAPSHOT, person.id))?.value ?? null
    }
  }

  return { choices, error, load }
}
