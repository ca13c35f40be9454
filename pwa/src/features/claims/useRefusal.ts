/** Why the server did not take a save, told at the lines that are meant. */
import { computed } from 'vue'
import { ApiError } from '@/shared/api'
import { claimEditor } from '@/shared/i18n/claimEditor'
import type { Line } from './content'
import type { useClaimEditor } from './useClaimEditor'

interface Named {
  readonly invoice_id: number
  readonly claim_no?: string | null
  readonly claimant?: string | null
  readonly message?: string
}

export function useRefusal({
  keeper,
  drop,
}: Pick<ReturnType<typeof useClaimEditor>, 'keeper' | 'drop'>) {
  const refusal = computed(() => {
    const { value: entry } = keeper.entry
    return entry?.state === 'rejected' ? entry.refusal : null
  })
  /** Invoices that stand in the way, by id. */
  const named = computed(() => {
    const list: unknown = refusal.value?.facts['invoices']
    const found = Array.isArray(list) ? (list as Named[]) : []
    return new Map(found.map((one) => [one.invoice_id, one]))
  })
  /** As an error to be shown whole; null for what is told at its place, or elsewhere. */
  const error = computed(() => {
    const isToldElsewhere = keeper.state.value !== 'refused' || named.value.size > 0
    if (refusal.value === null || isToldElsewhere) return null
    const { status, code, detail, facts } = refusal.value
    return new ApiError(status, code, detail, facts)
  })
  const notice = computed(() => {
    if (named.value.size === 0) return null
    return refusal.value?.code === 'claims.invoice_taken'
      ? claimEditor.taken
      : claimEditor.unclaimable
  })

  /** Who has the invoice of a line, or what is wrong with it; null when nothing is. */
  function wordsFor({ invoice_id }: Line): string | null {
    const one = invoice_id === null ? undefined : named.value.get(invoice_id)
    if (one === undefined) return null
    if (one.message !== undefined) return one.message
    const { taken, takenUnknown } = claimEditor.invoices
    return one.claim_no ? taken(one.claim_no, one.claimant ?? '') : takenUnknown
  }

  /** Takes all of them out at once; the draft is then saved by itself. */
  function removeAll(): void {
    const ids = new Set(named.value.keys())
    drop(({ invoice_id }) => invoice_id !== null && ids.has(invoice_id))
  }

  return { named, error, notice, wordsFor, removeAll }
}
