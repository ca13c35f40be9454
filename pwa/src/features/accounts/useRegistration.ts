/** Sign-up as the organisation allows it: nothing is active before the address is confirmed. */
import { computed, reactive, ref } from 'vue'
import { useRoute } from 'vue-router'
import { answer, client } from '@/shared/api'
import type { Invited, RegistrationRules } from '@/shared/contracts'
import { useTask } from '@/shared/useTask'
import { emptyPerson } from './newPerson'

export function useRegistration() {
  const token = useRoute().hash.slice(1)
  const looking = useTask()
  const task = useTask()
  const form = reactive(emptyPerson())
  const sentTo = ref<string | null>(null)
  const rules = ref<RegistrationRules | null>(null)
  const invited = ref<Invited | null>(null)
  const isClosed = computed(() => rules.value?.mode === 'invitation' && token === '')
  const awaitsApproval = computed(() => rules.value?.mode === 'approval' && invited.value === null)

  /** Tells before anybody types: what is asked for, and whether the invitation is good. */
  async function look(): Promise<void> {
    await looking.run(async () => {
      if (token !== '') {
        const body = { token }
        invited.value = await answer(client.POST('/api/invitations/look', { body }))
        form.email = invited.value.email ?? form.email
      }
      rules.value = await answer(client.GET('/api/registrations/rules'))
    })
  }

  async function submit(): Promise<void> {
    await task.run(async () => {
      const { mobile, ...person } = form
      const body = {
        ...person,
        ...(mobile.trim() === '' ? {} : { mobile }),
        ...(token === '' ? {} : { invitation: token }),
      }
      sentTo.value = (await answer(client.POST('/api/registrations', { body }))).email_masked
      form.password = ''
    })
  }

  return { form, sentTo, rules, invited, isClosed, awaitsApproval, looking, ...task, look, submit }
}
