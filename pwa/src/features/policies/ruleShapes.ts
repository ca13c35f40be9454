/** A rule as a form: what is typed becomes parameters, and what is wrong about it is said. */
import type { Schemas } from '@/shared/api'
import { limits as limitTexts, policies as texts } from '@/shared/i18n/policies'
import { fenOfTyped, typedOfFen } from '@/shared/typedAmount'

export type Rule = Schemas['RuleOut']
export type Parameter = Schemas['ParameterOut']
export type Level = Schemas['RuleLevel']
export type Waiver = keyof typeof texts.roles
export type TypeRef = Schemas['TypeRef']
export type Limit = { type: number; grade: string; city: string; limit_fen: number; per: Per }
export type Per = keyof typeof limitTexts.pers
export type Typed = string | boolean | number[] | Limit[]
export type RuleForm = { level: Level; typed: Record<string, Typed>; waivedBy: Waiver[] }

/** As in backend/claims/rules/policy_parameters.py. */
export const ANY = '*'
const WAIVERS = Object.keys(texts.roles) as Waiver[]

export function formOf(rule: Rule): RuleForm {
  const typed = rule.settable.map((one) => [one.name, typedOf(one, rule.parameters[one.name])])
  return {
    level: rule.level,
    typed: Object.fromEntries(typed) as Record<string, Typed>,
    waivedBy: WAIVERS.filter((role) => rule.waived_by.includes(role)),
  }
}

function typedOf({ kind }: Parameter, value: unknown): Typed {
  switch (kind) {
    case 'money':
      return typedOfFen(value as number)
    case 'count':
      return String(value)
    case 'expense_types':
      return [...(value as number[])]
    case 'limits':
      return (value as Limit[]).map((row) => ({ ...row }))
    default:
      return value as string | boolean
  }
}

const wholeOf = (typed: string) => {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null
}

function valueOf({ kind }: Parameter, typed: Typed | undefined): unknown {
  if (kind === 'money') return fenOfTyped(String(typed))
  if (kind === 'count') return wholeOf(String(typed))
  return typed
}

/** What is wrong, by parameter; empty when the form can be sent. */
export function problemsOf(settable: readonly Parameter[], form: RuleForm): Record<string, string> {
  const found = settable.flatMap((one) => {
    const wrong = problemOf(one, form.typed[one.name])
    return wrong === null ? [] : [[one.name, wrong] as const]
  })
  return Object.fromEntries(found)
}

function problemOf(one: Parameter, typed: Typed | undefined): string | null {
  const value = valueOf(one, typed)
  if (one.kind === 'money') return value === null ? texts.missingAmount : null
  if (one.kind !== 'count') return null
  const fits = typeof value === 'number' && value >= one.minimum && value <= one.maximum
  return fits ? null : texts.missingNumber(one.minimum, one.maximum, one.unit)
}

export function parametersOf(
  settable: readonly Parameter[],
  form: RuleForm,
): Record<string, unknown> {
  return Object.fromEntries(settable.map((one) => [one.name, valueOf(one, form.typed[one.name])]))
}

/** 住宿费 · 经理 · 北京; a condition that is not there is left out. */
export function limitInWords(row: Limit, types: readonly TypeRef[]): string {
  const type = types.find((one) => one.id === row.type)?.name ?? limitTexts.unknownType
  const conditions = [row.grade, row.city].filter((part) => part !== ANY)
  return [type, ...(conditions.length === 0 ? [limitTexts.anybody] : conditions)].join(' · ')
}

/** Two rows that mean the same claims cannot both count. */
export function isSamePlace(one: Limit, other: Limit): boolean {
  return (
    one.type === other.type &&
    one.grade === other.grade &&
    one.city === other.city &&
    one.per === other.per
  )
}
