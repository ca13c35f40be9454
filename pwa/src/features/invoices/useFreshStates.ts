/** Keeps the states of shown rows fresh while a verification is under way. */
import { computed, type Ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { InvoiceRow } from '@/shared/contracts'
import { usePolling } from '@/shared/usePolling'

/** The server takes no more ids in one question. */
const MOST_IDS = 50

/** Puts the present states of `ids` into the list, whatever has been added to it meanwhile. */
export async function refreshStates(
  rows: Ref<InvoiceRow[]>,
  ids: readonly number[],
): Promise<void> {
  const query = { ids: ids.slice(0, MOST_IDS).join(',') }
  const { items } = await answer(client.GET('/api/invoices/states', { params: { query } }))
  const fresh = new Map(items.map((row) => [row.id, row]))
  rows.value = rows.value.map((row) => fresh.get(row.id) ?? row)
}

export function useFreshStates(rows: Ref<InvoiceRow[]>, isLive: () => boolean): void {
  const pending = computed(() => rows.value.filter((row) => row.verify_status === 'pending'))

  usePolling(
    () => isLive() && pending.value.length > 0,
    () =>
      refreshStates(
        rows,
        pending.value.map((row) => row.id),
      ),
  )
}
