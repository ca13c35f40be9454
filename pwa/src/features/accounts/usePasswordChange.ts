/** A new password by who knows the old one. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import { accounts } from '@/shared/i18n/accounts'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function usePasswordChange(changed: () => void) {
  const task = useTask()
  const { say } = useToast()
  const form = reactive({ old_password: '', password: '' })

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      await answer(client.PUT('/api/me/password', { body: { ...form } }))
    })
    if (!isDone) return
    form.old_password = form.password = ''
    say(accounts.password.done, 'ok')
    changed()
  }

  return { form, ...task, submit }
}
