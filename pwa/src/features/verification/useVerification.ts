/** Asking again, now. */
import { answer, client } from '@/shared/api'
import type { InvoiceDetail } from '@/shared/contracts'
import { verification } from '@/shared/i18n/verification'
import '@/shared/i18n/verificationErrors'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useVerification(id: number, accept: (next: InvoiceDetail) => void) {
  const task = useTask()
  const { say } = useToast()

  async function askAgain(): Promise<void> {
    await task.run(async () => {
      const path = { invoice_id: id }
      accept(
        await answer(client.POST('/api/invoices/{invoice_id}/verification', { params: { path } })),
      )
      say(verification.panel.accepted, 'ok')
    })
  }

  return { ...task, askAgain }
}
