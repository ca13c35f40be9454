/** Asks before a risky act; the words name its effect. */
import { readonly, ref } from 'vue'

export type Question = {
  title: string
  effect: string
  yes: string
  look?: 'primary' | 'danger'
}

const question = ref<Question | null>(null)
let settle: (isConfirmed: boolean) => void = () => undefined

/** True when the person agreed. A second question withdraws the first. */
function ask(next: Question): Promise<boolean> {
  settle(false)
  question.value = next
  return new Promise((resolve) => (settle = resolve))
}

function reply(isConfirmed: boolean): void {
  question.value = null
  settle(isConfirmed)
}

export function useConfirm() {
  return { question: readonly(question), ask, reply }
}
