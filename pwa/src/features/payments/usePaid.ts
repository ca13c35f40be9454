/** 已支付: what was paid in a month, and the slips that prove it. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { payments } from '@/shared/i18n/payments'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import { monthOf } from './months'
import type { Paid } from './types'

const PAGE = 30

export function usePaid() {
  const { say } = useToast()
  const month = ref(monthOf())
  const pages = usePages<Paid>((cursor) => {
    const query = { month: month.value, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    return answer(client.GET('/api/payments/paid', { params: { query } }))
  })
  const sending = useTask()
  const sendingFor = ref<number | null>(null)

  async function addSlip(claimId: number, file: File): Promise<void> {
    const parts = new FormData()
    parts.set('file', file)
    parts.set('role', 'bank_slip')
    sendingFor.value = claimId
    const isSent = await sending.run(async () => {
      await answer(
        client.POST('/api/claims/{claim_id}/attachments', {
          params: { path: { claim_id: claimId } },
          body: { file: '', line_key: '', role: 'bank_slip' }, // typed as documented; the form goes
          bodySerializer: () => parts,
        }),
      )
    })
    sendingFor.value = null
    if (!isSent) return
    say(payments.paid.uploaded, 'ok')
    await pages.reload()
  }

  watch(month, pages.restart)
  return { ...pages, month, sending, sendingFor, addSlip }
}
