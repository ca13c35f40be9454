/** 找回密码: asks for the link, or, with the token behind the #, sets a new password. */
import { reactive, ref } from 'vue'
import { useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import { useSession } from '@/shared/session'
import { useTask } from '@/shared/useTask'

export function useResetRequest() {
  const task = useTask()
  const email = ref('')
  const sentTo = ref<string | null>(null)

  async function submit(): Promise<void> {
    await task.run(async () => {
      const body = { email: email.value.trim() }
      sentTo.value = (await answer(client.POST('/api/password-resets', { body }))).email_masked
    })
  }

  return { email, sentTo, ...task, submit }
}

export function useReset(token: string) {
  const looking = useTask()
  const task = useTask()
  const router = useRouter()
  const session = useSession()
  const form = reactive({ username: '', password: '' })

  /** Tells at once when the link is dead, before anybody thinks of a password. */
  async function look(): Promise<void> {
    await looking.run(async () => {
      const body = { token }
      form.username = (await answer(client.POST('/api/password-resets/look', { body }))).username
    })
  }

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      const body = { token, password: form.password }
      await answer(client.POST('/api/password-resets/confirm', { body }))
      form.password = ''
    })
    if (!isDone) return
    await session.load() // the server ended every sign-in, perhaps this browser's too
    await router.replace({ path: '/reset', query: { done: '' } }) // the token leaves the history
  }

  return { form, looking, ...task, look, submit }
}
