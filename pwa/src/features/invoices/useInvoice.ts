/** One invoice: the server's word, followed while a verification is under way. */
import { computed, ref, shallowRef, watch } from 'vue'
import { answer, client, UnreachableError } from '@/shared/api'
import type { InvoiceDetail } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { onReconnected } from '@/shared/useConnection'
import { usePolling } from '@/shared/usePolling'

/** `id` may change: a link leads from one invoice to another. */
export function useInvoice(id: () => number) {
  const session = useSession()
  const invoice = ref<InvoiceDetail | null>(null)
  const error = shallowRef<unknown>(null)
  const takenAt = ref<string | null>(null)
  /** Named by the shape of what is kept: copies of an older shape are left aside. */
  const key = () => `invoice2:${id()}`

  const state = computed(() => {
    if (invoice.value !== null) return takenAt.value === null ? 'ready' : 'snapshot'
    return error.value === null ? 'loading' : 'failed'
  })

  /** Show what an act on this invoice answered. */
  function accept(next: InvoiceDetail): void {
    invoice.value = next
    takenAt.value = null
    error.value = null
    if (session.person) void keepSnapshot(key(), session.person.id, next)
  }

  async function fallBack(problem: unknown): Promise<void> {
    error.value = problem
    if (!(problem instanceof UnreachableError) || session.person === null) return
    const kept = await readSnapshot<InvoiceDetail>(key(), session.person.id)
    if (kept === null || invoice.value !== null) return
    invoice.value = kept.value
    takenAt.value = kept.takenAt
  }

  async function load(): Promise<void> {
    try {
      const path = { invoice_id: id() }
      accept(await answer(client.GET('/api/invoices/{invoice_id}', { params: { path } })))
    } catch (problem) {
      await fallBack(problem)
    }
  }

  function begin(): void {
    if (Number.isNaN(id())) return // on the way to another page
    invoice.value = null
    takenAt.value = null
    error.value = null
    void load()
  }

  watch(id, begin)
  onReconnected(() => void load())
  usePolling(() => state.value === 'ready' && invoice.value?.verify_status === 'pending', load)
  return { invoice, error, takenAt, state, load, accept }
}
