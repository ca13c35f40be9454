/** How many claims wait for the person: the badge of 报销 and the cards of 首页. */
import { shallowRef } from 'vue'
import { answer, client } from './api'
import type { ClaimCounts } from './contracts'
import { useSession } from './session'

const FRESH_FOR_MS = 20_000

export const claimCounts = shallowRef<ClaimCounts | null>(null)
let askedAt = 0
let askedBy: number | undefined

/** Asks again unless that was done just now; without an answer the old numbers stay. */
export async function loadClaimCounts(isForced = false): Promise<void> {
  const { person } = useSession()
  if (person?.id !== askedBy) claimCounts.value = null
  else if (!isForced && Date.now() - askedAt < FRESH_FOR_MS) return
  askedAt = Date.now()
  askedBy = person?.id
  const counts = await answer(client.GET('/api/claims/counts')).catch(() => null)
  if (counts !== null && askedBy === person?.id) claimCounts.value = counts
}
