/** Confirms the address with the token behind the #, which no server log ever sees. */
import { ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import { useTask } from '@/shared/useTask'

export function useConfirmation() {
  const task = useTask()
  const route = useRoute()
  const router = useRouter()
  const token = route.hash.slice(1)
  const username = ref<string | null>(null)
  const awaitsApproval = ref(false)

  async function submit(): Promise<void> {
    const isDone = await task.run(async () => {
      const reply = await answer(client.POST('/api/registrations/confirm', { body: { token } }))
      username.value = reply.username
      awaitsApproval.value = reply.awaits_approval
    })
    if (isDone) await router.replace({ path: '/confirm' }) // the used token leaves the history
  }

  return { hasToken: token !== '', username, awaitsApproval, ...task, submit }
}
