/** 借款 with money left, and noting what came back of one. */
import { computed, reactive, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { advances } from '@/shared/i18n/booking'
import { positiveFenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import type { Advance } from './types'

const PAGE = 30
export type AdvanceView = keyof typeof advances.views

export function useAdvances() {
  const view = ref<AdvanceView>('all')
  const totals = ref({ count: 0, left_fen: 0 })
  const pages = usePages<Advance>(async (cursor) => {
    const query = {
      is_overdue: view.value === 'overdue',
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    }
    const page = await answer(client.GET('/api/payments/advances', { params: { query } }))
    totals.value = { count: page.count, left_fen: page.left_fen }
    return page
  })
  watch(view, pages.restart)
  return { ...pages, view, totals }
}

export function useRepayment(advance: Advance, changed: () => void) {
  const { say } = useToast()
  const task = useTask()
  const form = reactive({ amount: typedOfFen(advance.left_fen), remark: '' })
  const fen = computed(() => positiveFenOfTyped(form.amount))

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      await answer(
        client.POST('/api/claims/{claim_id}/repayments', {
          params: { path: { claim_id: advance.id } },
          body: {
            version: advance.version,
            amount_fen: fen.value ?? 0,
            remark: form.remark.trim(),
          },
        }),
      )
    })
    if (!isDone) return
    say(advances.done, 'ok')
    changed()
  }

  return { form, fen, ...task, submit }
}
