/** 凭证 of a month: suggestions, what is made of them, the file, the archive. */
import { computed, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { vouchers as texts } from '@/shared/i18n/booking'
import { download } from '@/shared/ui/download'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import { monthOf } from './months'
import type { Answer, Voucher } from './types'
import { useSelection } from './useSelection'

const PAGE = 30

export const canMake = (row: Voucher) => row.number === null && row.missing_subjects.length === 0
export const canArchive = (row: Voucher) => row.number !== null && row.status === 'paid'

export function useVouchers() {
  const { say } = useToast()
  const period = ref(monthOf())
  const totals = ref({ count: 0, made: 0, amount_fen: 0 })
  const pages = usePages<Voucher>(async (cursor) => {
    const query = { period: period.value, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/vouchers', { params: { query } }))
    totals.value = { count: page.count, made: page.made, amount_fen: page.amount_fen }
    return page
  })
  const selection = useSelection(pages.items, (row) => canMake(row) || canArchive(row))
  const acting = useTask()
  const exporting = useTask()

  const toMake = computed(() => selection.chosen.value.filter(canMake))
  const toArchive = computed(() => selection.chosen.value.filter(canArchive))

  function tell(items: Answer[], told: (count: number) => string): void {
    const done = items.filter(({ is_done }) => is_done).length
    if (done < items.length) say(texts.failed(items.length - done), 'bad')
    else say(told(done), 'ok')
  }

  async function act(send: () => Promise<void>): Promise<void> {
    const isDone = await acting.run(send)
    if (!isDone) return
    selection.clear()
    await pages.reload()
  }

  const make = () =>
    act(async () => {
      const claim_ids = toMake.value.map(({ id }) => id)
      const { items } = await answer(client.POST('/api/vouchers', { body: { claim_ids } }))
      tell(items, texts.made)
    })

  const archive = () =>
    act(async () => {
      const claims = toArchive.value.map(({ id, version }) => ({ claim_id: id, version }))
      const { items } = await answer(client.POST('/api/claims/archive-many', { body: { claims } }))
      tell(items, texts.archived)
    })

  async function exportFile(): Promise<void> {
    await exporting.run(async () => {
      const query = { period: period.value }
      const asked = client.GET('/api/vouchers/file', { params: { query }, parseAs: 'blob' })
      const file = (await answer(asked)) as unknown as Blob // parsed as asked
      download(file, `vouchers-${period.value}.csv`)
    })
  }

  watch(period, pages.restart)
  return {
    ...pages,
    ...selection,
    period,
    totals,
    acting,
    exporting,
    toMake,
    toArchive,
    make,
    archive,
    exportFile,
  }
}
