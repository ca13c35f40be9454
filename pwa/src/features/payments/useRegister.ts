/** Registers one payment, or several in full, each with its own answer. */
import { computed, reactive, ref } from 'vue'
import { answer, ApiError, client } from '@/shared/api'
import { describe } from '@/shared/i18n/errors'
import { payments } from '@/shared/i18n/payments'
import { positiveFenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { today } from './months'
import { doubtful, isStopped, isWaiting } from './rechecks'
import type { Payable, PaymentMethod } from './types'

const texts = payments.register

export function useRegister(chosen: readonly Payable[], changed: (paid: number[]) => void) {
  const { say } = useToast()
  const task = useTask()
  const only = chosen.length === 1 ? (chosen[0] ?? null) : null
  const form = reactive({
    paidOn: today(),
    method: 'bank' as PaymentMethod,
    reference: '',
    amount: typedOfFen(only?.payable_fen ?? 0),
    difference: '',
    recheckReason: '',
  })
  /** Claims of several that were not registered, with the reason in words. */
  const failures = ref<{ id: number; label: string; why: string }[]>([])

  const sum = chosen.reduce((fen, one) => fen + one.payable_fen, 0)
  const rechecks = chosen.map(({ recheck }) => recheck)
  const stopped = chosen.filter(({ recheck }) => isStopped(recheck))
  /** Turned after its bank file was made: what has left is written down with a reason. */
  const isSent = stopped.length > 0 && stopped.every(({ mayHaveLeft }) => mayHaveLeft)
  const waiting = rechecks.filter(isWaiting).length
  const doubts = doubtful(rechecks)
  const needsReason = doubts > 0 || isSent
  const isSettlement = only?.payable_fen === 0
  /** Several are paid in full: only one has an amount of its own. */
  const paidFen = computed(() =>
    only === null || isSettlement ? (only?.payable_fen ?? 0) : positiveFenOfTyped(form.amount),
  )
  const differs = computed(() => only !== null && paidFen.value !== only.payable_fen)
  const canSubmit = computed(
    () =>
      (isSent || stopped.length < chosen.length) &&
      paidFen.value !== null &&
      (!differs.value || form.difference.trim() !== '') &&
      (!needsReason || form.recheckReason.trim() !== ''),
  )

  const how = () => ({
    paid_on: form.paidOn,
    method: form.method,
    bank_reference: form.reference.trim(),
    recheck_reason: form.recheckReason.trim(),
  })

  async function payOne({ id, version }: Payable): Promise<void> {
    await answer(
      client.POST('/api/claims/{claim_id}/pay', {
        params: { path: { claim_id: id } },
        body: {
          ...how(),
          version,
          amount_fen: paidFen.value ?? 0,
          difference_reason: differs.value ? form.difference.trim() : '',
        },
      }),
    )
    say(texts.done(1), 'ok')
    changed([id])
  }

  async function payMany(): Promise<void> {
    const claims = chosen.map(({ id, version }) => ({ claim_id: id, version }))
    const { items } = await answer(
      client.POST('/api/payments/pay-many', { body: { ...how(), claims } }),
    )
    const done = items.filter(({ is_done }) => is_done).map(({ claim_id }) => claim_id)
    failures.value = items.flatMap(({ claim_id, is_done, code, detail }) =>
      is_done ? [] : [{ id: claim_id, label: labelOf(claim_id), why: whyOf(code, detail) }],
    )
    const failed = failures.value.length
    say(
      failed > 0 ? texts.partly(done.length, failed) : texts.done(done.length),
      failed > 0 ? 'bad' : 'ok',
    )
    if (failed === 0) changed(done)
  }

  function labelOf(claimId: number): string {
    const one = chosen.find(({ id }) => id === claimId)
    return one ? `${one.name} · ${one.claim_no}` : String(claimId)
  }

  async function submit(): Promise<void> {
    await task.run(() => (only === null ? payMany() : payOne(only)))
  }

  /** After some were refused: the others are paid, so the lists are old. */
  function finish(): void {
    const refused = new Set(failures.value.map(({ id }) => id))
    changed(chosen.map(({ id }) => id).filter((id) => !refused.has(id)))
  }

  return {
    form,
    failures,
    sum,
    only,
    stopped,
    isSent,
    waiting,
    doubts,
    needsReason,
    isSettlement,
    paidFen,
    differs,
    canSubmit,
    ...task,
    submit,
    finish,
  }
}

function whyOf(code: string | null, detail: string | null): string {
  const { what, remedy } = describe(new ApiError(409, code ?? '', detail ?? '', {}))
  return remedy === undefined ? what : `${what}。${remedy}`
}
