/** 批次: the list, and one of them opened. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { payments } from '@/shared/i18n/payments'
import { download } from '@/shared/ui/download'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { usePolling } from '@/shared/usePolling'
import { useTask } from '@/shared/useTask'
import { isUnderWay } from './rechecks'
import type { Batch, BatchClaim, BatchRow, Payable } from './types'

const PAGE = 30
const texts = payments.batches

/** Still to be paid with this batch. */
export const isOpen = (claim: BatchClaim) => claim.is_standing && claim.status === 'approved'

export function useBatches() {
  return usePages<BatchRow>((cursor) => {
    const query = { limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    return answer(client.GET('/api/payments/batches', { params: { query } }))
  })
}

export function useBatch(batchId: number, changed: () => void) {
  const { say } = useToast()
  const { ask } = useConfirm()
  const batch = ref<Batch | null>(null)
  const reason = ref('')
  const loading = useTask()
  const exporting = useTask()
  const acting = useTask()
  const path = { batch_id: batchId }

  const open = computed(() => batch.value?.claims.filter(isOpen) ?? [])
  const payables = computed<Payable[]>(() =>
    open.value.map(({ id, claim_no, version, amount_fen, recheck, claimant }) => ({
      id,
      claim_no,
      version,
      recheck,
      payable_fen: amount_fen,
      name: claimant.display_name,
      mayHaveLeft: batch.value?.exported_at !== null,
    })),
  )

  async function load(): Promise<void> {
    await loading.run(async () => {
      const asked = client.GET('/api/payments/batches/{batch_id}', { params: { path } })
      batch.value = await answer(asked)
    })
  }

  async function exportFile(): Promise<void> {
    const isMade = await exporting.run(async () => {
      const file = await answer(
        client.POST('/api/payments/batches/{batch_id}/file', {
          params: { path },
          body: { recheck_reason: reason.value.trim() },
          parseAs: 'blob',
        }),
      )
      download(file as unknown as Blob, `${batch.value?.batch_no ?? batchId}.csv`) // parsed as asked
    })
    await load()
    if (isMade) changed()
  }

  async function take(act: () => Promise<Batch>, told: string): Promise<void> {
    const isDone = await acting.run(async () => void (batch.value = await act()))
    if (!isDone) return
    say(told, 'ok')
    changed()
  }

  const takeOut = ({ id }: BatchClaim) =>
    take(
      () =>
        answer(
          client.DELETE('/api/payments/batches/{batch_id}/claims/{claim_id}', {
            params: { path: { ...path, claim_id: id } },
          }),
        ),
      texts.takenOut,
    )

  async function release(): Promise<void> {
    const isSent = batch.value?.exported_at !== null
    const question = {
      title: texts.releaseTitle,
      effect: isSent ? texts.releaseExported : texts.releaseEffect,
      yes: texts.release,
      look: 'danger',
    } as const
    if (!(await ask(question))) return
    await take(
      () => answer(client.POST('/api/payments/batches/{batch_id}/release', { params: { path } })),
      texts.released,
    )
  }

  usePolling(() => open.value.some(({ recheck }) => isUnderWay(recheck)), load)
  return {
    batch,
    reason,
    loading,
    exporting,
    acting,
    open,
    payables,
    load,
    exportFile,
    takeOut,
    release,
  }
}
