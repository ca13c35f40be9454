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
  const form = reactive({ organisation_name: '', person: emptyPerson() })

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      const body = { organisation_name: form.organisation_name, ...form.person }
      session.accept(await answer(client.POST('/api/setup', { body })))
    })
    if (isDone) await router.replace('/')
  }

  return { form, ...task, submit }
}
