/** Asks how captured invoices stand while their verification is under way. */
import { computed, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import type { InvoiceRow } from '@/shared/contracts'
import type { OutboxEntry } from '@/shared/offline/entries'
import { usePolling } from '@/shared/usePolling'

/** The server takes no more ids in one question. */
const MOST_IDS = 50

/** @param told the invoice as the answer to an entry had it */
export function useFreshRows(
  entries: () => readonly OutboxEntry[],
  told: (entry: OutboxEntry) => InvoiceRow | null = ({ answer: given }) => given?.invoice ?? null,
) {
  const rows = shallowRef<ReadonlyMap<number, InvoiceRow>>(new Map())

  /** The invoice as last asked about; null when the entry's own answer is the newest. */
  function rowOf(entry: OutboxEntry): InvoiceRow | null {
    const id = told(entry)?.id
    return (id !== undefined && rows.value.get(id)) || null
  }

  const pendingIds = computed(() =>
    entries()
      .map((entry) => rowOf(entry) ?? told(entry))
      .filter((row) => row?.verify_status === 'pending')
      .flatMap((row) => (row ? [row.id] : []))
      .slice(0, MOST_IDS),
  )

  async function ask(): Promise<void> {
    const query = { ids: pendingIds.value.join(',') }
    const { items } = await answer(client.GET('/api/invoices/states', { params: { query } }))
    const fresh = items.map((row): [number, InvoiceRow] => [row.id, row])
    rows.value = new Map([...rows.value, ...fresh])
  }

  usePolling(() => pendingIds.value.join(), ask)
  return { rowOf }
}
