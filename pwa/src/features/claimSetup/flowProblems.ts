/** What a flow still needs before it can be saved, by field. The server asks the same. */
import { flows as texts } from '@/shared/i18n/flows'
import type { FlowForm } from './flowShapes'
import { positiveFenOfTyped } from '@/shared/typedAmount'

export type Missing = Partial<Record<'name' | 'atLeast' | 'lessThan' | 'steps', string>>

function wrongAmount(typed: string): boolean {
  return typed.trim() !== '' && positiveFenOfTyped(typed) === null
}

function inSteps({ steps }: FlowForm): string | null {
  if (steps.length === 0) return texts.needsStep
  const place = steps.findIndex((step) => step.approvers.length === 0)
  const empty = steps[place]
  if (empty === undefined) return null
  return texts.needsApprover(empty.name.trim() || texts.step(place + 1))
}

export function missingIn(form: FlowForm): Missing {
  const missing: Missing = {}
  if (form.name.trim() === '') missing.name = texts.needsName
  if (wrongAmount(form.atLeast)) missing.atLeast = texts.wrongAmount
  if (wrongAmount(form.lessThan)) missing.lessThan = texts.wrongAmount
  const [least, most] = [positiveFenOfTyped(form.atLeast), positiveFenOfTyped(form.lessThan)]
  if (least !== null && most !== null && least >= most) missing.lessThan = texts.wrongOrder
  const steps = inSteps(form)
  if (steps !== null) missing.steps = steps
  return missing
}
