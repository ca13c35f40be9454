/**
 * What is missing or wrong in a draft as far as the phone can tell, also without a network; 预检 on
 * the server (backend/claims/rules/draft_checks.py) has the last word.
 */
import type { ClaimChoices, ClaimKind } from '@/shared/contracts'
import { formatDay, formatFen } from '@/shared/formats'
import { claimEditor } from '@/shared/i18n/claimEditor'
import { type Content, isOverdrawn, type Known, leftFor, type Line, totalOf } from './content'

export type StepName = 'invoices' | 'lines' | 'payee' | 'precheck' | 'submit'

/** `line` null: of the claim as a whole. `member` as the server names it. */
export interface Problem {
  readonly step: StepName
  readonly line: string | null
  readonly member: string
  readonly text: string
}

export interface DraftFacts {
  readonly kind: ClaimKind
  readonly known: Known
  readonly choices: ClaimChoices | null
  /** Keys of the lines that have a proof. */
  readonly attached: ReadonlySet<string>
}

const texts = claimEditor.problems

/** From top to bottom; empty = nothing that the phone knows of. */
export function problemsOf(content: Content, facts: DraftFacts): Problem[] {
  const lines = content.lines.flatMap((line) => problemsOfLine(line, content, facts))
  const first: Problem[] =
    content.lines.length === 0
      ? [{ step: 'lines', line: null, member: 'lines', text: texts.noLines }]
      : []
  return [...first, ...lines, ...problemsOfWhole(content, facts)]
}

export function problemsOfLine(line: Line, content: Content, facts: DraftFacts): Problem[] {
  const found: (readonly [string, string] | null)[] = [
    typeProblem(line, facts),
    proofProblem(line, facts),
    amountProblem(line, content, facts),
    dayProblem(line, facts),
    shareProblem(line),
  ]
  return found
    .filter((one) => one !== null)
    .map(([member, text]) => ({ step: 'lines', line: line.key, member, text }))
}

function typeProblem(line: Line, { choices, attached }: DraftFacts) {
  if (line.expense_type_id === null) return ['expense_type_id', texts.type] as const
  const type = choices?.expense_types.find(({ id }) => id === line.expense_type_id)
  if (type?.needs_attachment && !attached.has(line.key)) {
    return ['attachments', texts.attachment(type.name)] as const
  }
  return null
}

function proofProblem(line: Line, { kind, choices }: DraftFacts) {
  if (kind === 'advance' || line.invoice_id !== null) return null
  const type = choices?.expense_types.find(({ id }) => id === line.expense_type_id)
  if (type?.needs_invoice) return ['invoice_id', texts.needsInvoice(type.name)] as const
  return line.no_invoice_reason === '' ? (['no_invoice_reason', texts.reason] as const) : null
}

function amountProblem(line: Line, { lines }: Content, { known }: DraftFacts) {
  if (line.amount_fen === null) return ['amount_fen', texts.amount] as const
  if (!isOverdrawn(line, lines, known)) return null
  const left_fen = Math.max(0, leftFor(line, lines, known) ?? 0)
  return ['amount_fen', texts.over(formatFen(left_fen))] as const
}

function dayProblem({ happened_on }: Line, { kind }: DraftFacts) {
  const isAhead = happened_on !== null && happened_on > formatDay(new Date())
  return kind === 'expense' && isAhead ? (['happened_on', texts.future] as const) : null
}

function shareProblem({ shares, amount_fen }: Line) {
  const shared_fen = shares.reduce((sum, share) => sum + share.amount_fen, 0)
  if (shares.length === 0 || shared_fen === amount_fen) return null
  return ['shares', texts.shares(formatFen(shared_fen))] as const
}

function problemsOfWhole(content: Content, { kind }: DraftFacts): Problem[] {
  const offset_fen = content.offsets.reduce((sum, { amount_fen }) => sum + amount_fen, 0)
  const needsAccount = totalOf(content) > offset_fen || content.lines.length === 0
  const found = [
    content.purpose.trim() === '' ? (['purpose', texts.purpose] as const) : null,
    needsAccount && content.payee_account_id === null
      ? (['payee_account_id', texts.payee] as const)
      : null,
    kind === 'advance' ? repayProblem(content.repay_by) : null,
  ]
  return found
    .filter((one) => one !== null)
    .map(([member, text]) => ({ step: 'payee', line: null, member, text }))
}

function repayProblem(repay_by: string | null) {
  if (repay_by === null) return ['repay_by', texts.repayBy] as const
  return repay_by < formatDay(new Date()) ? (['repay_by', texts.repayPast] as const) : null
}

/** What the server named: `lines.<key>.<member>`, or a member of the claim itself. */
export function problemOfServer({ field = '', message = '' }: Record<string, string>): Problem {
  const [, line, member] = /^lines\.([^.]+)\.(.+)$/.exec(field) ?? []
  if (line !== undefined && member !== undefined) {
    return { step: 'lines', line, member, text: message }
  }
  const step = field === 'lines' || field === '' ? 'lines' : 'payee'
  return { step, line: null, member: field, text: message }
}
