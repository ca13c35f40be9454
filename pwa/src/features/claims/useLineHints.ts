/** What looks like a duplicate is told at its line while it is written, not only in 预检. */
import { computed, onMounted, watch } from 'vue'
import { claimEditor } from '@/shared/i18n/claimEditor'
import type { Line } from './content'
import type { useClaimEditor } from './useClaimEditor'
import type { useSubmission } from './useSubmission'

type Editor = Pick<ReturnType<typeof useClaimEditor>, 'content' | 'keeper'>
type Submission = Pick<
  ReturnType<typeof useSubmission>,
  'result' | 'isOutdated' | 'isOffline' | 'precheck'
>

/** The rule that compares an invoice with all others (backend/claims/rules/policy_catalogue). */
const SIMILAR_INVOICE = 'similar_invoice'

/** Places, counted from 1, of earlier lines with the same day, amount and type; the phone can tell. */
export function twinsOf(line: Line, lines: readonly Line[]): number[] {
  if (line.happened_on === null || line.amount_fen === null || line.expense_type_id === null) {
    return []
  }
  const place = lines.findIndex(({ key }) => key === line.key)
  return lines.flatMap((other, index) => {
    const isTwin =
      index < place &&
      other.happened_on === line.happened_on &&
      other.amount_fen === line.amount_fen &&
      other.expense_type_id === line.expense_type_id &&
      (other.invoice_id === null || other.invoice_id !== line.invoice_id)
    return isTwin ? [index + 1] : []
  })
}

export function useLineHints({ content, keeper }: Editor, submission: Submission) {
  const { result, isOutdated, isOffline, precheck } = submission

  const similar = computed(() =>
    (result.value?.rule_hits ?? []).filter(
      ({ code, level, waived_by }) =>
        code === SIMILAR_INVOICE && level !== 'note' && waived_by === null,
    ),
  )

  function hintsOf(line: Line): string[] {
    const twins = twinsOf(line, content.value.lines)
    const told = similar.value.filter(({ line_key }) => line_key === line.key)
    return [
      ...(twins.length > 0 ? [claimEditor.lines.twins(twins)] : []),
      ...told.map(({ message }) => message),
    ]
  }

  /** Quietly: whatever goes wrong is told in 预检. */
  function look(): void {
    const isKnown = result.value !== null && !isOutdated.value
    if (!isOffline.value && !isKnown && content.value.lines.length > 0) void precheck()
  }

  onMounted(() => {
    if (keeper.state.value === 'saved') look()
  })
  watch(keeper.state, (state) => {
    if (state === 'saved') look()
  })

  return { hintsOf }
}
