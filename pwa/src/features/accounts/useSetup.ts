/** The first administrator; the page closes for ever afterwards. */
import { reactive } from 'vue'
import { useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import { useSession } from '@/shared/session'
import { useTask } from '@/shared/useTask'
import { emptyPerson } from './newPerson'

export function useSetup() {
  const session = useSession()
  const router = useRouter()
  const task = useTask()
  const form = reactive({ organisation_name: '', setup_code: '', person: emptyPerson() })
  /** At the server itself nobody is asked; elsewhere its terminal shows the code. */
  const needsCode = !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      const { username, display_name, email, password } = form.person
      const person = { username, display_name, email, password }
      const { organisation_name, setup_code } = form
      const body = { organisation_name, setup_code: setup_code || null, ...person }
      session.accept(await answer(client.POST('/api/setup', { body })))
    })
    if (isDone) await router.replace('/')
  }

  return { form, needsCode, ...task, submit }
}
