/** Sign-up: nothing is active before the address is confirmed. */
import { reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { useTask } from '@/shared/useTask'
import { emptyPerson } from './newPerson'

export function useRegistration() {
  const task = useTask()
  const form = reactive(emptyPerson())
  const sentTo = ref<string | null>(null)

  async function submit(): Promise<void> {
    await task.run(async () => {
      const reply = await answer(client.POST('/api/registrations', { body: { ...form } }))
      sentTo.value = reply.email_masked
      form.password = ''
    })
  }

  return { form, sentTo, ...task, submit }
}
