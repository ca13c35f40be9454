/** A change that counts only after its one-time code: ask for the code, then type it. */
import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import type { Profile } from '@/shared/contracts'
import { useTask } from '@/shared/useTask'

export type Change = 'email' | 'mobile'
type Form = { target: string; password: string; code: string }

const PAUSE_S = 60

const asks: Record<Change, (form: Form) => Promise<Schemas['CodeSentOut']>> = {
  email: ({ target, password }) =>
    answer(client.POST('/api/me/email-change', { body: { email: target.trim(), password } })),
  mobile: ({ target }) =>
    answer(client.POST('/api/me/mobile-change', { body: { mobile: target.trim() } })),
}
const confirms: Record<Change, (code: string) => Promise<Profile>> = {
  email: (code) => answer(client.POST('/api/me/email-change/confirm', { body: { code } })),
  mobile: (code) => answer(client.POST('/api/me/mobile-change/confirm', { body: { code } })),
}

/** `open` is what waits for its code already, so that a sheet may be closed to read the mail. */
export function useCodeChange(
  change: Change,
  open: () => string | null,
  done: (profile: Profile) => void,
) {
  const sending = useTask()
  const confirming = useTask()
  const form = reactive<Form>({ target: open() ?? '', password: '', code: '' })
  const sentTo = ref(open())
  const pause_s = ref(0)
  const mayAskAgain = computed(() => pause_s.value === 0)

  // A sheet that is opened again at once comes before the news that a code waits.
  watch(open, (target) => {
    if (target !== null && form.target === '') [form.target, sentTo.value] = [target, target]
  })

  const timer = setInterval(() => (pause_s.value = Math.max(0, pause_s.value - 1)), 1000)
  onScopeDispose(() => clearInterval(timer))

  async function send(): Promise<void> {
    await sending.run(async () => {
      sentTo.value = (await asks[change](form)).sent_to
      form.code = ''
      pause_s.value = PAUSE_S
    })
  }

  /** Another code; a new address wants the password again when it is not typed any more. */
  async function again(): Promise<void> {
    if (change === 'email' && form.password === '') sentTo.value = null
    else await send()
  }

  async function confirm(): Promise<void> {
    await confirming.run(async () => done(await confirms[change](form.code)))
  }

  return { form, sentTo, pause_s, mayAskAgain, sending, confirming, send, again, confirm }
}
