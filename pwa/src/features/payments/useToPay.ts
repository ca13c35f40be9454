/** 待支付: what waits for its money, what is ticked, and the recheck of its invoices. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { payments } from '@/shared/i18n/payments'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { usePolling } from '@/shared/usePolling'
import { useTask } from '@/shared/useTask'
import { isUnderWay } from './rechecks'
import type { Payable, ToPay } from './types'
import { useSelection } from './useSelection'

const PAGE = 50
/** The server takes no more in one question. */
const MOST = 100
const texts = payments.toPay
type Pages = ReturnType<typeof usePages<ToPay>>

/** What the register sheet wants to know of a row. */
export function payableOf(row: ToPay): Payable {
  const { id, claim_no, version, payable_fen, recheck, claimant } = row
  return {
    id,
    claim_no,
    version,
    payable_fen,
    recheck,
    name: claimant.display_name,
    mayHaveLeft: false,
  }
}

export function useToPay() {
  const { say } = useToast()
  const totals = ref({ count: 0, payable_fen: 0 })
  const pages: Pages = usePages<ToPay>(async (cursor) => {
    // What was shown stays shown when it is asked for again.
    const limit = cursor === null ? Math.min(MOST, Math.max(PAGE, pages.items.value.length)) : PAGE
    const query = { limit, ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/payments/to-pay', { params: { query } }))
    totals.value = { count: page.count, payable_fen: page.payable_fen }
    return page
  })
  const selection = useSelection(pages.items, (row) => !row.is_own)
  const asking = useTask()
  const batching = useTask()

  const sum = computed(() => selection.chosen.value.reduce((fen, row) => fen + row.payable_fen, 0))
  const underWay = computed(() => pages.items.value.filter(({ recheck }) => isUnderWay(recheck)))
  const canBatch = computed(() =>
    selection.chosen.value.every(({ batch, payee, payable_fen }) => !batch && payee && payable_fen),
  )

  async function recheck(): Promise<void> {
    const claim_ids = selection.chosen.value.map(({ id }) => id)
    const isAsked = await asking.run(async () => {
      const { items } = await answer(
        client.POST('/api/payments/recheck', { body: { claim_ids: claim_ids.slice(0, 50) } }),
      )
      const byId = new Map(items.map((one) => [one.claim_id, one]))
      pages.items.value = pages.items.value.map((row) => ({
        ...row,
        recheck: byId.get(row.id) ?? row.recheck,
      }))
    })
    if (isAsked) say(texts.rechecked, 'ok')
  }

  /** Gives the new batch's id; null when it was refused. */
  async function makeBatch(): Promise<number | null> {
    const claims = selection.chosen.value.map(({ id, version }) => ({ claim_id: id, version }))
    let batchId: number | null = null
    await batching.run(async () => {
      const batch = await answer(client.POST('/api/payments/batches', { body: { claims } }))
      say(texts.batched(batch.batch_no), 'ok')
      batchId = batch.id
    })
    if (batchId !== null) selection.clear()
    return batchId
  }

  usePolling(
    () => underWay.value.length > 0 && underWay.value.map(({ id }) => id).join(),
    pages.reload,
  )
  return { ...pages, totals, ...selection, sum, asking, batching, canBatch, recheck, makeBatch }
}
