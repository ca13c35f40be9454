/** Registers a red-letter confirmation; it counts down from when it was sent. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import { confirmations as texts } from '@/shared/i18n/reminders'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { instantOf, typedTime } from './beijing'

export function useConfirmationEditor(changed: () => void) {
  const task = useTask()
  const { say } = useToast()
  const form = reactive({ number: '', cameAt: typedTime(new Date()) })

  async function save(): Promise<void> {
    const body = { number: form.number.trim(), came_at: instantOf(form.cameAt) ?? '' }
    const isDone = await task.run(
      async () => void (await answer(client.POST('/api/red-confirmations', { body }))),
    )
    if (!isDone) return
    say(texts.saved, 'ok')
    changed()
  }

  return { form, ...task, save }
}
