/** The invoices of our own ledger with the numbers of one segment; asked for at the first look. */
import { ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { usePages } from '@/shared/usePages'

type StockInvoice = Schemas['StockInvoiceOut']

export function useSegmentInvoices(segmentId: number) {
  const isOpen = ref(false)
  const pages = usePages<StockInvoice>((cursor) => {
    const query = cursor === null ? {} : { cursor }
    const params = { path: { segment_id: segmentId }, query }
    return answer(client.GET('/api/clearing/stock/{segment_id}/invoices', { params }))
  })

  function toggle(): void {
    isOpen.value = !isOpen.value
    if (isOpen.value && !pages.hasLoaded.value) void pages.reload()
  }

  return { ...pages, isOpen, toggle }
}
