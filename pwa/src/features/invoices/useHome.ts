/** The numbers and the latest invoices of the first screen; the last ones known when offline. */
import { computed, ref, shallowRef } from 'vue'
import { answer, client, UnreachableError } from '@/shared/api'
import type { Home, InvoiceRow } from '@/shared/contracts'
import { onDelivered } from '@/shared/offline/delivered'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { onReconnected } from '@/shared/useConnection'
import { useFreshStates } from './useFreshStates'

const SNAPSHOT = 'home'

export function useHome() {
  const session = useSession()
  const home = ref<Home | null>(null)
  const takenAt = ref<string | null>(null)
  const error = shallowRef<unknown>(null)

  const latest = computed<InvoiceRow[]>({
    get: () => home.value?.latest ?? [],
    set: (rows) => {
      if (home.value) home.value = { ...home.value, latest: rows }
    },
  })

  async function fallBack(problem: unknown): Promise<void> {
    error.value = problem
    const person = session.person
    if (!(problem instanceof UnreachableError) || person === null) return
    const kept = await readSnapshot<Home>(SNAPSHOT, person.id)
    if (kept === null) return
    home.value = kept.value
    takenAt.value = kept.takenAt
  }

  async function load(): Promise<void> {
    try {
      home.value = await answer(client.GET('/api/home'))
      takenAt.value = null
      error.value = null
      if (session.person) void keepSnapshot(SNAPSHOT, session.person.id, home.value)
    } catch (problem) {
      await fallBack(problem)
    }
  }

  onReconnected(() => void load())
  onDelivered(load)
  useFreshStates(latest, () => takenAt.value === null)
  return { home, latest, takenAt, error, load }
}
