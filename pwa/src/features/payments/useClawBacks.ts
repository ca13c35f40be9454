/** 追回 and 退回: the tasks of the company, and closing one. */
import { computed, reactive, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { clawBacks } from '@/shared/i18n/booking'
import { positiveFenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'
import type { ClawBack } from './types'

const PAGE = 30
export type ClawBackView = keyof typeof clawBacks.views

export function useClawBacks() {
  const view = ref<ClawBackView>('open')
  const totals = ref({ open_count: 0, open_fen: 0 })
  const pages = usePages<ClawBack>(async (cursor) => {
    const query = {
      is_open: view.value === 'open',
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    }
    const page = await answer(client.GET('/api/claw-backs', { params: { query } }))
    totals.value = { open_count: page.open_count, open_fen: page.open_fen }
    return page
  })
  watch(view, pages.restart)
  return { ...pages, view, totals }
}

/** The end of one task; `task.is_paid` false has no money to come back. */
export function useEnding(task: ClawBack, changed: () => void) {
  const { say } = useToast()
  const saving = useTask()
  const form = reactive({
    how: (task.is_paid ? 'recovered' : 'closed') as 'recovered' | 'closed',
    amount: typedOfFen(task.amount_fen),
    remark: '',
  })
  const recovered = computed(() =>
    form.how === 'recovered' ? positiveFenOfTyped(form.amount) : null,
  )
  const isWhole = computed(() => recovered.value === task.amount_fen)
  const canSubmit = computed(
    () =>
      (form.how === 'closed' || recovered.value !== null) &&
      (isWhole.value || form.remark.trim() !== ''),
  )

  async function submit(): Promise<void> {
    const isDone = await saving.run(async () => {
      await answer(
        client.POST('/api/claw-backs/{claw_back_id}/close', {
          params: { path: { claw_back_id: task.id } },
          body: { recovered_fen: recovered.value, remark: form.remark.trim() },
        }),
      )
    })
    if (!isDone) return
    say(clawBacks.close.done, 'ok')
    changed()
  }

  return { form, recovered, isWhole, canSubmit, ...saving, submit }
}
