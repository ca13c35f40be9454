/** Sign-in: the name and password as typed, and where to go afterwards. */
import { reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import { useSession } from '@/shared/session'
import { useTask } from '@/shared/useTask'

/** Only an address of our own: anything else could lead a fresh sign-in to a stranger's page. */
export function safeNext(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/'
}

export function useLogin() {
  const session = useSession()
  const router = useRouter()
  const route = useRoute()
  const task = useTask()
  const form = reactive({ username: '', password: '' })

  async function submit(): Promise<void> {
    const isIn = await task.run(async () => {
      const body = { username: form.username.trim(), password: form.password }
      session.accept(await answer(client.POST('/api/login', { body })))
    })
    if (isIn) await router.replace(safeNext(route.query['next']))
  }

  return { form, ...task, submit }
}
