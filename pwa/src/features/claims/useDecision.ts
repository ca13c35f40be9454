/** 审批: what the approver grants line by line, and his word on the whole. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Schemas } from '@/shared/api'
import type { Claim, ClaimLine } from '@/shared/contracts'
import type { useClaimActs } from './useClaimActs'

export type LineWord = Schemas['LineDecisionIn']
type Acts = Pick<ReturnType<typeof useClaimActs>, 'act'>

/** What the levels before this one have left of a line. */
export function grantedOf({ approved_fen, amount_fen }: ClaimLine): number {
  return approved_fen ?? amount_fen ?? 0
}

export function useDecision(claim: () => Claim | null, { act }: Acts) {
  /** Only the lines that get less than they ask for. */
  const words = ref<Readonly<Record<string, LineWord>>>({})

  const granted = computed(() =>
    (claim()?.lines ?? []).map((line) => words.value[line.key]?.approved_fen ?? grantedOf(line)),
  )
  const total_fen = computed(() => granted.value.reduce((sum, fen) => sum + fen, 0))
  const before_fen = computed(() =>
    (claim()?.lines ?? []).reduce((sum, line) => sum + grantedOf(line), 0),
  )
  const cut_fen = computed(() => before_fen.value - total_fen.value)
  const cutCount = computed(() => Object.keys(words.value).length)

  /** Grants less of a line, or all of it again with null. */
  function adjust(key: string, word: LineWord | null): void {
    const others = Object.entries(words.value).filter(([name]) => name !== key)
    words.value = Object.fromEntries(word === null ? others : [...others, [key, word]])
  }

  const where = ({ id }: Claim) => ({ params: { path: { claim_id: id } } })

  async function approve(comment: string): Promise<boolean> {
    const isDone = await act('approve', (seen) => {
      const body = { version: seen.version, comment, lines: Object.values(words.value) }
      return answer(client.POST('/api/claims/{claim_id}/approve', { ...where(seen), body }))
    })
    if (isDone) words.value = {}
    return isDone
  }

  function reject(comment: string): Promise<boolean> {
    return act('reject', (seen) => {
      const body = { version: seen.version, comment }
      return answer(client.POST('/api/claims/{claim_id}/reject', { ...where(seen), body }))
    })
  }

  function sendBack(comment: string): Promise<boolean> {
    return act('return', (seen) => {
      const body = { version: seen.version, comment }
      return answer(client.POST('/api/claims/{claim_id}/return', { ...where(seen), body }))
    })
  }

  function transfer(person_id: number, comment: string): Promise<boolean> {
    return act('transfer', (seen) => {
      const body = { version: seen.version, person_id, comment }
      return answer(client.POST('/api/claims/{claim_id}/transfer', { ...where(seen), body }))
    })
  }

  function addApprover(person_id: number, comment: string): Promise<boolean> {
    return act('add_approver', (seen) => {
      const body = { version: seen.version, person_id, comment }
      return answer(client.POST('/api/claims/{claim_id}/add-approver', { ...where(seen), body }))
    })
  }

  function waive(hit_id: number, reason: string): Promise<boolean> {
    return act('waive', ({ id }) => {
      const path = { claim_id: id, hit_id }
      const way = '/api/claims/{claim_id}/hits/{hit_id}/waive'
      return answer(client.POST(way, { params: { path }, body: { reason } }))
    })
  }

  return {
    ...{ words, total_fen, cut_fen, cutCount },
    ...{ adjust, approve, reject, sendBack, transfer, addApprover, waive },
  }
}
