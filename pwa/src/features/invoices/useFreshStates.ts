/** Keeps the states of shown rows fresh while a verification is under way. */
import { computed, type Ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { InvoiceRow } from '@/shared/contracts'
import { usePolling } from '@/shared/usePolling'

/** The server takes no more ids in one question. */
const MOST_IDS = 50

export function useFreshStates(rows: Ref<InvoiceRow[]>, isLive: () => boolean): void {
  const pending = computed(() =>
    rows.value.filter((row) => row.verify_status === 'pending').slice(0, MOST_IDS),
  )

  async function refresh(): Promise<void> {
    const ids = pending.value.map((row) => row.id).join(',')
    if (ids === '') return
    const { items } = await answer(
      client.GET('/api/invoices/states', { params: { query: { ids } } }),
    )
    const fresh = new Map(items.map((row) => [row.id, row]))
    rows.value = rows.value.map((row) => fresh.get(row.id) ?? row)
  }

  usePolling(() => isLive() && pending.value.length > 0, refresh)
}
