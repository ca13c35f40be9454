/** The causes of an invoice without a good answer, looked for anew whenever it changes. */
import { ref, shallowRef, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Diagnosis, InvoiceDetail } from '@/shared/contracts'

/** Whether looking can tell something: no good answer, or one that changed what stood before. */
export function isWorthDiagnosing({ verify_status, attempts }: InvoiceDetail): boolean {
  if (verify_status === 'not_required' || verify_status === 'pending') return false
  return verify_status !== 'consistent' || (attempts[0]?.differences.length ?? 0) > 0
}

export function useDiagnosis(invoice: () => InvoiceDetail) {
  const found = ref<Diagnosis | null>(null)
  const error = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    if (!isWorthDiagnosing(invoice())) {
      found.value = null
      return
    }
    try {
      const params = { path: { invoice_id: invoice().id } }
      found.value = await answer(client.GET('/api/invoices/{invoice_id}/diagnosis', { params }))
      error.value = null
    } catch (problem) {
      error.value = problem
    }
  }

  watch(invoice, load, { immediate: true })
  return { found, error, load }
}
