/** The server's shapes of approval flows, and the form in which they are edited. */
import type { Schemas } from '@/shared/api'
import { flowWords } from '@/shared/i18n/flows'
import { positiveFenOfTyped, typedOfFen } from '@/shared/typedAmount'

export type Flow = Schemas['FlowOut']
export type Names = Schemas['FlowNamesOut']
export type Step = Schemas['FlowStepOut']
export type Approver = Step['approvers'][number]
export type Conditions = Schemas['ConditionsOut']
export type Kind = Schemas['ClaimKind']
export type NamedPerson = Schemas['NamedPersonOut']

/** Amounts as typed; null in a field of the result means: no bound. */
export type FlowForm = {
  name: string
  isActive: boolean
  companyIds: number[]
  departmentIds: number[]
  typeIds: number[]
  kinds: Kind[]
  atLeast: string
  lessThan: string
  steps: StepForm[]
}
/** `key` tells levels apart while they move. */
export type StepForm = Step & { key: number }

let lastKey = 0
export const newKey = (): number => (lastKey += 1)

export function emptyForm(): FlowForm {
  const everything = { companyIds: [], departmentIds: [], typeIds: [], kinds: [] }
  return { name: '', isActive: true, ...everything, atLeast: '', lessThan: '', steps: [] }
}

/** What most flows begin with: the head of the department. */
export function firstStep(): StepForm {
  const approvers: Approver[] = [{ by: 'department_head', levels_up: 0 }]
  return { key: newKey(), name: flowWords.heads[0], mode: 'any', approvers, copy_to: [] }
}

export function formOf({ name, is_active, conditions, steps }: Flow): FlowForm {
  return {
    name,
    isActive: is_active,
    companyIds: [...conditions.company_ids],
    departmentIds: [...conditions.department_ids],
    typeIds: [...conditions.expense_type_ids],
    kinds: [...conditions.kinds],
    atLeast: typedOfFen(conditions.min_fen),
    lessThan: typedOfFen(conditions.max_fen),
    steps: structuredClone(steps).map((step) => ({ ...step, key: newKey() })),
  }
}

/** What is sent; an amount that is none counts as no bound until it is mended. */
export function conditionsOf(form: FlowForm): Conditions {
  return {
    company_ids: [...form.companyIds],
    department_ids: [...form.departmentIds],
    expense_type_ids: [...form.typeIds],
    kinds: [...form.kinds],
    min_fen: positiveFenOfTyped(form.atLeast),
    max_fen: positiveFenOfTyped(form.lessThan),
  }
}

export function stepsOf(form: FlowForm): Step[] {
  return form.steps.map(({ name, mode, approvers, copy_to }) => ({
    name: name.trim(),
    mode,
    approvers: [...approvers],
    copy_to: [...copy_to],
  }))
}

export function isSame(one: Approver, other: Approver): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
