/** What a person reads off the paper in place of the official answer. */
import { computed, reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { incomplete as texts } from '@/shared/i18n/diagnosis'
import { positiveFenOfTyped } from '@/shared/typedAmount'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Expected } from './missing'

export function useSupply(
  invoiceId: number,
  missing: () => readonly Expected[],
  onSaved: () => void,
) {
  const { say } = useToast()
  const { error, errors, isBusy, run } = useTask()
  const typed = reactive({ seller: '', buyer: '', taxId: '', total: '', item: '' })
  const totalError = ref<string | null>(null)
  const busyText = computed(() => (isBusy.value ? texts.saving : null))
  const asks = (name: Expected) => missing().includes(name)

  function body() {
    const filled = (text: string) => (text.trim() === '' ? null : text.trim())
    return {
      seller_name: filled(typed.seller),
      buyer_name: filled(typed.buyer),
      buyer_tax_id: filled(typed.taxId.toUpperCase()),
      total_fen: positiveFenOfTyped(typed.total),
      item_name: filled(typed.item),
    }
  }

  async function save(): Promise<void> {
    const told = body()
    totalError.value =
      typed.total.trim() !== '' && told.total_fen === null ? texts.wrongAmount : null
    if (totalError.value !== null) return
    await run(async () => {
      const params = { path: { invoice_id: invoiceId } }
      await answer(client.PUT('/api/invoices/{invoice_id}/missing', { params, body: told }))
      say(texts.saved, 'ok')
      onSaved()
    })
  }

  return { typed, totalError, error, errors, busyText, asks, save }
}
