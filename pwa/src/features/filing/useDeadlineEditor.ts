/** Enters, corrects or takes out what the official notice says of one month. */
import { computed, reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { Deadline } from '@/shared/contracts'
import { filing } from '@/shared/i18n/filing'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { remarkOn } from './days'

const texts = filing.editor

export function useDeadlineEditor(deadline: Deadline, name: string, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const params = { path: { month: deadline.month } }
  const form = reactive({ dueOn: deadline.due_on, notice: deadline.notice ?? '' })
  const remark = computed(() => remarkOn(deadline.month, form.dueOn))

  async function send(act: () => Promise<unknown>, done: string): Promise<void> {
    if (!(await task.run(async () => void (await act())))) return
    say(done, 'ok')
    changed()
  }

  const save = () => {
    const notice = form.notice.trim()
    const body = { due_on: form.dueOn, notice: notice === '' ? null : notice }
    return send(() => answer(client.PUT('/api/filing/{month}', { params, body })), texts.saved)
  }

  async function remove(): Promise<void> {
    const effect = texts.removeEffect(name)
    const isSure = await ask({
      title: texts.removeTitle,
      effect,
      yes: texts.remove,
      look: 'danger',
    })
    if (isSure) {
      await send(() => answer(client.DELETE('/api/filing/{month}', { params })), texts.removed)
    }
  }

  return { form, remark, ...task, save, remove }
}
