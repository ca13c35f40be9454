/** One claim as the server has it, with a copy for offline; and what changed behind one's back. */
import { computed, onMounted, ref, shallowRef } from 'vue'
import { answer, client, UnreachableError } from '@/shared/api'
import type { Claim, ClaimEvent } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { onReconnected } from '@/shared/useConnection'

export function snapshotOfClaim(id: number): string {
  return `claim:${id}`
}

export async function fetchClaim(id: number): Promise<Claim> {
  const path = { claim_id: id }
  return answer(client.GET('/api/claims/{claim_id}', { params: { path } }))
}

export function useClaim(id: number) {
  const session = useSession()
  const claim = shallowRef<Claim | null>(null)
  const error = shallowRef<unknown>(null)
  const takenAt = ref<string | null>(null)
  /** What others did since the person last looked; shown until the next act. */
  const news = shallowRef<readonly ClaimEvent[] | null>(null)

  const state = computed(() => {
    if (claim.value !== null) return takenAt.value === null ? 'ready' : 'snapshot'
    return error.value === null ? 'loading' : 'failed'
  })

  /** Show what an act on this claim answered. */
  function accept(next: Claim): void {
    claim.value = next
    takenAt.value = null
    error.value = null
    if (session.person) void keepSnapshot(snapshotOfClaim(next.id), session.person.id, next)
  }

  async function fallBack(problem: unknown): Promise<void> {
    error.value = problem
    if (!(problem instanceof UnreachableError) || session.person === null) return
    const kept = await readSnapshot<Claim>(snapshotOfClaim(id), session.person.id)
    if (kept === null || claim.value !== null) return
    claim.value = kept.value
    takenAt.value = kept.takenAt
  }

  async function load(): Promise<void> {
    try {
      accept(await fetchClaim(id))
    } catch (problem) {
      await fallBack(problem)
    }
  }

  /** After a stale act: the server's truth, and what is new in it. */
  async function reloadWithNews(): Promise<void> {
    const seen = claim.value?.events.at(-1)?.happened_at ?? ''
    await load()
    news.value = claim.value?.events.filter(({ happened_at }) => happened_at > seen) ?? []
  }

  onMounted(load)
  onReconnected(() => void load())
  return { claim, error, takenAt, state, news, load, accept, reloadWithNews }
}
