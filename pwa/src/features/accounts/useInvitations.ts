/** Invitations that can still be used, one more, and the way to take one back. */
import { reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Invitation, Role } from '@/shared/contracts'
import { invitations as texts } from '@/shared/i18n/organisation'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useInvitations() {
  const task = useTask()
  const { ask } = useConfirm()
  const { say, sayError } = useToast()
  const items = ref<Invitation[] | null>(null)

  const load = () =>
    task.run(async () => {
      items.value = (await answer(client.GET('/api/invitations'))).items
    })

  async function takeBack(one: Invitation): Promise<void> {
    const { takeBackTitle: title, takeBackEffect: effect, takeBack: yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    try {
      const params = { path: { invitation_id: one.id } }
      await answer(client.DELETE('/api/invitations/{invitation_id}', { params }))
      say(texts.takenBack, 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await load()
  }

  return { items, ...task, load, takeBack }
}

export function useInviting() {
  const task = useTask()
  const form = reactive({
    email: '',
    companyId: null as number | null,
    roles: ['employee'] as Role[],
  })
  /** Shown this once; null while none was made. */
  const url = ref<string | null>(null)

  async function submit(): Promise<void> {
    await task.run(async () => {
      const email = form.email.trim()
      const body = {
        email: email === '' ? null : email,
        company_id: form.companyId,
        roles: form.roles,
      }
      url.value = (await answer(client.POST('/api/invitations', { body }))).url
    })
  }

  return { form, url, ...task, submit }
}
