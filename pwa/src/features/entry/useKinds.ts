/** The kinds of invoice with their rules; the last known ones without a network. */
import { ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import type { KindRules } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'

const SNAPSHOT = 'kinds'

export function useKinds() {
  const session = useSession()
  const kinds = shallowRef<readonly KindRules[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('loading')

  function show(items: readonly KindRules[]): void {
    kinds.value = items
    state.value = 'ready'
  }

  async function remembered(personId: number): Promise<void> {
    const kept = await readSnapshot<KindRules[]>(SNAPSHOT, personId)
    if (kept !== null && state.value !== 'ready') show(kept.value)
  }

  /** The remembered ones at once, the server's as soon as they are there. */
  async function load(): Promise<void> {
    if (state.value !== 'ready') state.value = 'loading'
    const personId = session.person?.id
    if (personId !== undefined) await remembered(personId)
    try {
      const { items } = await answer(client.GET('/api/kinds'))
      show(items)
      if (personId !== undefined) void keepSnapshot(SNAPSHOT, personId, items)
    } catch {
      if (kinds.value.length === 0) state.value = 'failed'
    }
  }

  return { kinds, state, load }
}
