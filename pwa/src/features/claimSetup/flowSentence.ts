/** A flow as one sentence: 差旅费且满 5,000 元：部门负责人 → 财务总监（会签）. */
import { flowWords as words } from '@/shared/i18n/flows'
import type { Approver, Conditions, Names, Step } from './flowShapes'
import { typedOfFen } from '@/shared/typedAmount'

const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g

/** 5,000 or 1,234.5. */
export function yuanInWords(fen: number): string {
  const [whole = '', cents] = typedOfFen(fen).split('.')
  const grouped = whole.replace(THOUSANDS, ',')
  return cents === undefined ? grouped : `${grouped}.${cents}`
}

function named(all: readonly { id: number; name: string }[], ids: readonly number[]): string {
  return ids.map((id) => all.find((one) => one.id === id)?.name ?? words.gone).join('、')
}

export function personName(names: Names, id: number): string {
  return names.people.find((one) => one.id === id)?.display_name ?? words.gone
}

export function approverName(approver: Approver, names: Names): string {
  switch (approver.by) {
    case 'person':
      return personName(names, approver.person_id)
    case 'department_head':
      return words.heads[approver.levels_up] ?? words.heads[0]
    case 'role':
      return words.roles[approver.role]
  }
}

function amounts({ min_fen, max_fen }: Conditions): string[] {
  return [
    ...(min_fen === null || min_fen === 0 ? [] : [words.from(yuanInWords(min_fen))]),
    ...(max_fen === null ? [] : [words.below(yuanInWords(max_fen))]),
  ]
}

/** Which claims: 市场部的差旅费且满 5,000 元; 所有单据. */
export function conditionsInWords(conditions: Conditions, names: Names): string {
  const companies = names.companies.map(({ id, title }) => ({ id, name: title }))
  const where = [
    named(companies, conditions.company_ids),
    named(names.departments, conditions.department_ids),
  ].filter((part) => part !== '')
  const types = named(names.expense_types, conditions.expense_type_ids)
  const [kind, ...others] = conditions.kinds
  const kinds = kind === undefined || others.length > 0 ? '' : words.kinds[kind]
  const what = `${types}${kinds}`
  const bounds = amounts(conditions)
  if (where.length === 0 && what === '') {
    return bounds.length === 0
      ? words.everything
      : `${bounds.join('、')}${words.of}${words.documents}`
  }
  const subject = [...where, what === '' ? words.documents : what].join(words.of)
  return [subject, ...(bounds.length === 0 ? [] : [bounds.join('、')])].join(words.and)
}

/** The mark of a level that several people may have to walk; one person needs none. */
function modeMark({ mode, approvers }: Step): string {
  const isOnePerson = approvers.length === 1 && approvers[0]?.by === 'person'
  if (isOnePerson) return ''
  if (mode === 'all') return `（${words.all}）`
  return approvers.length > 1 ? `（${words.any}）` : ''
}

/** Through whom: 部门负责人 → 财务总监（会签）. */
export function stepsInWords(steps: readonly Step[], names: Names): string {
  return steps
    .map((step) => {
      const copies = step.copy_to.map((id) => personName(names, id)).join('、')
      return `${step.name}${modeMark(step)}${copies === '' ? '' : words.copies(copies)}`
    })
    .join(' → ')
}

export function flowInWords(conditions: Conditions, steps: readonly Step[], names: Names): string {
  return `${conditionsInWords(conditions, names)}：${stepsInWords(steps, names)}`
}
