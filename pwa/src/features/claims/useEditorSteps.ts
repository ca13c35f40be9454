/** The steps of the editor: which there are, which one is shown, in which nothing is missing. */
import { computed, ref } from 'vue'
import type { ClaimKind } from '@/shared/contracts'
import type { Problem, StepName } from './problems'

const STEPS: Readonly<Record<ClaimKind, readonly StepName[]>> = {
  expense: ['invoices', 'lines', 'payee', 'precheck', 'submit'],
  advance: ['lines', 'payee', 'precheck', 'submit'],
}

interface Facts {
  readonly kind: () => ClaimKind
  readonly hasLines: () => boolean
  readonly problems: () => readonly Problem[]
  readonly isReady: () => boolean
  readonly isSubmitted: () => boolean
}

export function useEditorSteps({ kind, hasLines, problems, isReady, isSubmitted }: Facts) {
  const chosen = ref<StepName | null>(null)
  /** Been to 预检: from then on every missing field is told at its place. */
  const isTried = ref(false)

  const steps = computed(() => STEPS[kind()])
  const current = computed<StepName>(() => {
    if (isSubmitted()) return 'submit'
    return chosen.value ?? steps.value[0] ?? 'lines'
  })
  const done = computed<ReadonlySet<StepName>>(() => {
    const isWhole = (step: StepName) => !problems().some((problem) => problem.step === step)
    const found: StepName[] = []
    if (hasLines()) found.push('invoices')
    if (hasLines() && isWhole('lines')) found.push('lines')
    if (isWhole('payee')) found.push('payee')
    if (isReady()) found.push('precheck')
    if (isSubmitted()) found.push('submit')
    return new Set(found)
  })

  function go(step: StepName): void {
    if (step === 'precheck') isTried.value = true
    chosen.value = step
    globalThis.scrollTo({ top: 0 })
  }

  function move(by: 1 | -1): void {
    const next = steps.value[steps.value.indexOf(current.value) + by]
    if (next !== undefined && next !== 'submit') go(next)
  }

  return { steps, current, done, isTried, go, next: () => move(1), back: () => move(-1) }
}
