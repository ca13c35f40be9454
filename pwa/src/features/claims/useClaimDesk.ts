/** Everything of one sitting at the editor: the draft, its proofs, its steps, and handing it in. */
import { computed, onMounted, watch } from 'vue'
import type { Claimable } from '@/shared/contracts'
import { loadClaimCounts } from '@/shared/claimCounts'
import { claimEditor } from '@/shared/i18n/claimEditor'
import { useConfirm } from '@/shared/ui/useConfirm'
import { emptyLine, totalOf } from './content'
import type { Problem } from './problems'
import { type Start, useClaimEditor } from './useClaimEditor'
import { useConflict } from './useConflict'
import { useEditorSteps } from './useEditorSteps'
import { useProofs } from './useProofs'
import { useRefusal } from './useRefusal'
import { useSubmission } from './useSubmission'
import { answer, client } from '@/shared/api'

export function useClaimDesk(start: Start) {
  const { ask } = useConfirm()
  const editor = useClaimEditor(start)
  const { content, keeper, claim, origin } = editor
  const proofs = useProofs(start.draftKey, editor)
  const refusal = useRefusal(editor)
  const conflict = useConflict(editor)
  const openProofs = computed(
    () => proofs.proofs.value.filter(({ state }) => state !== 'kept').length,
  )
  const submission = useSubmission(editor, () => openProofs.value)
  const { submitted, maySubmit } = submission
  const steps = useEditorSteps({
    kind: () => origin.kind ?? 'expense',
    hasLines: () => content.value.lines.length > 0,
    problems: () => editor.problems.value,
    isReady: () => maySubmit.value,
    isSubmitted: () => submitted.value !== null,
  })

  const chosen = computed(
    () => new Set(content.value.lines.flatMap(({ invoice_id }) => invoice_id ?? [])),
  )
  const total_fen = computed(() => totalOf(content.value))
  const lineKeys = computed(() => content.value.lines.map(({ key }) => key))

  function tick(item: Claimable): void {
    const { id } = item.invoice
    if (chosen.value.has(id)) editor.drop(({ invoice_id }) => invoice_id === id)
    else editor.choose([item])
  }

  /** An expense without an invoice: its line is there, and its fields are asked for next. */
  function addWithout(): void {
    content.value.lines.push(emptyLine())
    steps.go('lines')
  }

  function goTo({ step }: Problem): void {
    steps.go(step)
  }

  /** Gives the draft up, here and at the server; true when it is gone. */
  async function discard(): Promise<boolean> {
    const { title, effect, yes } = claimEditor.discard
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return false
    const id = keeper.claimId.value
    if (id !== null) {
      const version = keeper.entry.value?.body.version ?? claim.value?.version ?? 0
      const where = { params: { path: { claim_id: id } }, body: { version, comment: '' } }
      await answer(client.POST('/api/claims/{claim_id}/cancel', where))
      void loadClaimCounts(true)
    }
    await keeper.forget(true)
    return true
  }

  /** The first save numbers the claim and fills in what was left out; new invoices get pictures. */
  const invoicesSaved = computed(() =>
    keeper.state.value === 'saved' ? [...chosen.value].sort().join() : null,
  )
  watch(invoicesSaved, (now, before) => {
    if (now === null || (now === before && claim.value !== null)) return
    void editor.refresh()
    void proofs.retryRefused()
  })

  onMounted(async () => {
    await editor.load()
    const hasChosen = content.value.lines.length > 0
    if (hasChosen && steps.current.value === 'invoices') steps.go('lines')
  })

  return {
    ...{ editor, proofs, refusal, conflict, submission, steps },
    ...{ chosen, total_fen, lineKeys, openProofs },
    ...{ tick, addWithout, goTo, discard },
  }
}
