/** The proof of a confirmation: asked for, typed, sent; a wrong one is typed again. */
import { computed, ref, shallowRef } from 'vue'
import type { ClearChallenge } from './types'
import type { useSessionActs } from './useSessionActs'

type Acts = Pick<ReturnType<typeof useSessionActs>, 'task' | 'current' | 'challenge' | 'confirm'>

export function useConfirmation({ task, current, challenge: ask, confirm }: Acts) {
  const challenge = shallowRef<ClearChallenge | null>(null)
  const typed = ref('')

  /** What the server said of the typed code or password. */
  const wrong = computed(() => {
    const { code, password } = task.errors.value
    return code ?? password ?? null
  })
  /** Any other refusal of the confirmation. */
  const refusal = computed(() => {
    const isOwn = current.value === 'confirm' && wrong.value === null
    return isOwn ? task.error.value : null
  })

  async function begin(): Promise<void> {
    const told = await ask()
    if (told === null) return
    challenge.value = told
    typed.value = ''
  }

  async function submit(): Promise<void> {
    const proof = typed.value
    const isMail = challenge.value?.by === 'mail'
    await confirm(isMail ? { code: proof.trim() } : { password: proof })
    typed.value = '' // sent or wrong: it is not kept
  }

  return { challenge, typed, wrong, refusal, begin, submit }
}
