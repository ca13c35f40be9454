/** Settings of the organisation: who may sign up, and how long a password lasts. */
import { reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Policy } from '@/shared/contracts'
import { policy as texts } from '@/shared/i18n/organisation'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

const USUAL_DAYS = '90'

export function usePolicy() {
  const loading = useTask()
  const saving = useTask()
  const { say } = useToast()
  const hasLoaded = ref(false)
  const form = reactive({
    mode: 'open' as Policy['registration_mode'],
    asksMobile: false,
    ages: false,
    days: USUAL_DAYS,
  })

  function show(policy: Policy): void {
    const ages = policy.password_days > 0
    form.mode = policy.registration_mode
    form.asksMobile = policy.asks_mobile
    form.ages = ages
    form.days = ages ? String(policy.password_days) : USUAL_DAYS
    hasLoaded.value = true
  }

  const load = () =>
    loading.run(async () => show(await answer(client.GET('/api/organisation/policy'))))

  async function save(): Promise<void> {
    const isSaved = await saving.run(async () => {
      const body = {
        registration_mode: form.mode,
        asks_mobile: form.asksMobile,
        // What is no number becomes one that the server refuses with its reason.
        password_days: form.ages ? Number.parseInt(form.days, 10) || -1 : 0,
      }
      show(await answer(client.PUT('/api/organisation/policy', { body })))
    })
    if (isSaved) say(texts.saved, 'ok')
  }

  return { form, hasLoaded, loading, saving, load, save }
}
