/** 查询记录: every question about the person's invoices, and asking one of them again. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { HistoryEntry } from '@/shared/contracts'
import { verification } from '@/shared/i18n/verification'
import '@/shared/i18n/verificationErrors'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { usePolling } from '@/shared/usePolling'

/** What was asked by a tap here and has no answer yet; `after` is the newest attempt before it. */
type Asked = { invoiceId: number; after: number }

export function useHistory() {
  const { say, sayError } = useToast()
  const asked = ref<Asked | null>(null)
  const pages = usePages<HistoryEntry>((cursor) => {
    const query = cursor === null ? {} : { cursor }
    return answer(client.GET('/api/verifications', { params: { query } }))
  })
  const { items, reload } = pages

  async function repeat({ invoice_id }: HistoryEntry): Promise<void> {
    if (asked.value !== null) return
    asked.value = { invoiceId: invoice_id, after: items.value[0]?.id ?? 0 }
    try {
      const path = { invoice_id }
      await answer(client.POST('/api/invoices/{invoice_id}/verification', { params: { path } }))
      say(verification.panel.accepted, 'ok')
    } catch (problem) {
      asked.value = null
      sayError(problem)
    }
  }

  watch(items, () => {
    const isAnswered = items.value.some(
      ({ id, invoice_id, finished_at }) =>
        invoice_id === asked.value?.invoiceId && id > asked.value.after && finished_at !== null,
    )
    if (isAnswered) asked.value = null
  })

  const isUnderWay = () => items.value.some(({ finished_at }) => finished_at === null)
  usePolling(() => asked.value !== null || isUnderWay(), reload)
  return { ...pages, asked, repeat }
}
