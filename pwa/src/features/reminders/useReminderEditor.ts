/** Sets one reminder, new or anew, by itself or from an invoice. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { Reminder, Repeat } from '@/shared/contracts'
import { reminders as texts } from '@/shared/i18n/reminders'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { instantOf, tomorrowMorning, typedTime } from './beijing'

/** What the form begins with: a reminder, or the text and link of what it is set from. */
export type Start = { reminder: Reminder | null; text?: string; link?: string | null }

export function useReminderEditor(
  { reminder, text = '', link = null }: Start,
  changed: () => void,
) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive({
    text: reminder?.text ?? text,
    when: reminder === null ? tomorrowMorning() : typedTime(reminder.due_at),
    repeat: (reminder?.repeat ?? 'none') as Repeat,
  })
  const path = () => ({ reminder_id: reminder?.id ?? 0 })

  async function save(): Promise<void> {
    const due_at = instantOf(form.when) ?? ''
    const body = {
      ...{ text: form.text.trim(), due_at, repeat: form.repeat },
      link: reminder === null ? link : reminder.link,
    }
    const isDone = await task.run(async () => {
      if (reminder === null) await answer(client.POST('/api/reminders', { body }))
      else {
        const params = { path: path() }
        await answer(client.PUT('/api/reminders/{reminder_id}', { params, body }))
      }
    })
    if (isDone) finish(texts.saved)
  }

  async function remove(): Promise<void> {
    const { removeTitle: title, removeEffect: effect, remove: yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    const params = { path: path() }
    const isDone = await task.run(
      async () => void (await answer(client.DELETE('/api/reminders/{reminder_id}', { params }))),
    )
    if (isDone) finish(texts.removed)
  }

  function finish(said: string): void {
    say(said, 'ok')
    changed()
  }

  return { form, ...task, save, remove }
}
