/** 批量同意: claims without hits, chosen in the list; each gets an answer of its own. */
import { computed, ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import { loadClaimCounts } from '@/shared/claimCounts'
import type { ClaimRow } from '@/shared/contracts'
import { formatFen } from '@/shared/formats'
import { claims } from '@/shared/i18n/claims'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

const MOST = 50

export function useBatchApproval(rows: () => readonly ClaimRow[], reload: () => Promise<void>) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const isChoosing = ref(false)
  const chosen = ref<ReadonlySet<number>>(new Set())
  /** Why a claim of the last batch was not approved, by its id. */
  const refused = shallowRef<ReadonlyMap<number, string>>(new Map())

  const chosenRows = computed(() => rows().filter(({ id }) => chosen.value.has(id)))
  const total_fen = computed(() => chosenRows.value.reduce((sum, row) => sum + row.total_fen, 0))

  /** Chosen or not, or why it cannot be; null while nothing is being chosen. */
  function choiceOf(row: ClaimRow): boolean | string | null {
    if (!isChoosing.value) return null
    const hits = Object.values(row.hits).reduce((sum, count) => sum + count, 0)
    return hits > 0 ? claims.list.hasHits : chosen.value.has(row.id)
  }

  function toggle(row: ClaimRow): void {
    if (typeof choiceOf(row) !== 'boolean') return
    const next = new Set(chosen.value)
    if (!next.delete(row.id) && next.size < MOST) next.add(row.id)
    chosen.value = next
  }

  function end(): void {
    isChoosing.value = false
    chosen.value = new Set()
  }

  async function approve(): Promise<void> {
    const seen = chosenRows.value.map(({ id, version }) => ({ claim_id: id, version }))
    const { manyTitle, manyEffect, approvedMany, approveMany } = claims.list
    const effect = manyEffect(formatFen(total_fen.value))
    if (!(await ask({ title: manyTitle(seen.length), effect, yes: approveMany }))) return
    await task.run(async () => {
      const sent = await answer(client.POST('/api/claims/approve-many', { body: { claims: seen } }))
      const left = sent.items.filter(({ is_done }) => !is_done)
      refused.value = new Map(left.map(({ claim_id, detail }) => [claim_id, detail ?? '']))
      if (left.length < seen.length) say(approvedMany(seen.length - left.length), 'ok')
      end()
    })
    await Promise.all([reload(), loadClaimCounts(true)])
  }

  return { ...task, isChoosing, chosen, refused, total_fen, choiceOf, toggle, end, approve }
}
