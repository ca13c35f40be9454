/** 对账 of a month. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { usePages } from '@/shared/usePages'
import { monthOf } from './months'
import type { Reconciled, ReconciledSums } from './types'

const PAGE = 50

export function useReconciliation() {
  const month = ref(monthOf())
  const sums = ref<ReconciledSums | null>(null)
  const pages = usePages<Reconciled>(async (cursor) => {
    const query = { month: month.value, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/payments/reconciliation', { params: { query } }))
    sums.value = page.sums
    return page
  })

  watch(month, pages.restart)
  return { ...pages, month, sums }
}
