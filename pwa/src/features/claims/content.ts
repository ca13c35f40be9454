/** A claim as it is written: what the server keeps of it, and what is known of its invoices. */
import type { Schemas } from '@/shared/api'
import type { Claim, Claimable, ClaimLine, InvoiceRow } from '@/shared/contracts'
import { uuidv7 } from '@/shared/offline/uuid'

export type Share = Schemas['ShareIn']
export type Offset = Schemas['OffsetIn']
export type Line = Required<Omit<Schemas['LineIn'], 'shares'>> & { shares: Share[] }
export type Content = Required<Omit<Schemas['SaveIn'], 'version' | 'lines' | 'offsets'>> & {
  lines: Line[]
  offsets: Offset[]
}

/** What is shown of an invoice beside its line; claimable_fen null = 信息不全. */
export interface KnownInvoice {
  readonly invoice: InvoiceRow
  readonly claimable_fen: number | null
  /** Address of the first page's picture; null without a file, or before the first save. */
  readonly preview: string | null
}
export type Known = Readonly<Record<number, KnownInvoice>>

export function emptyContent(): Content {
  return {
    purpose: '',
    department_id: null,
    payee_account_id: null,
    repay_by: null,
    lines: [],
    offsets: [],
  }
}

export function emptyLine(): Line {
  return {
    key: uuidv7(),
    invoice_id: null,
    no_invoice_reason: '',
    expense_type_id: null,
    purpose: '',
    happened_on: null,
    city: '',
    amount_fen: null,
    shares: [],
  }
}

/** A line for a whole invoice, of what is left of it, for the 用途 that the wallet says. */
export function lineOf({ invoice, claimable_fen }: Claimable): Line {
  const { id: invoice_id, issued_on: happened_on, purpose } = invoice
  const amount_fen = claimable_fen !== null && claimable_fen > 0 ? claimable_fen : null
  return { ...emptyLine(), invoice_id, happened_on, amount_fen, purpose: purpose ?? '' }
}

/** The rest of a line's invoice as a second line of the same kind; its own shares do not come along. */
export function splitOff(line: Line, rest_fen: number | null): Line {
  const amount_fen = rest_fen !== null && rest_fen > 0 ? rest_fen : null
  return { ...line, key: uuidv7(), amount_fen, shares: [] }
}

function lineOfAnswer(line: ClaimLine): Line {
  const { key, no_invoice_reason, expense_type_id, purpose, happened_on, city, amount_fen } = line
  return {
    ...{ key, no_invoice_reason, expense_type_id, purpose, happened_on, city, amount_fen },
    invoice_id: line.invoice?.id ?? null,
    shares: line.shares.map(({ department_id, amount_fen }) => ({ department_id, amount_fen })),
  }
}

/** What the server keeps of a claim, ready to be written on. */
export function contentOf(claim: Claim): Content {
  const { purpose, department_id, repay_by } = claim
  return {
    ...{ purpose, department_id, repay_by },
    payee_account_id: claim.payee?.id ?? null,
    lines: claim.lines.map(lineOfAnswer),
    offsets: claim.offsets.map(({ advance_id, amount_fen }) => ({ advance_id, amount_fen })),
  }
}

/** What the server knows of the invoices of a claim. */
export function knownOf(claim: Claim): Known {
  const known: Record<number, KnownInvoice> = {}
  for (const { invoice, left_fen, preview, key } of claim.lines) {
    if (invoice === null) continue
    const others = claim.lines.filter((one) => one.invoice?.id === invoice.id && one.key !== key)
    const claimable_fen = left_fen === null ? null : left_fen + sumOf(others)
    known[invoice.id] = { invoice, claimable_fen, preview }
  }
  return known
}

function sumOf(lines: readonly { amount_fen: number | null }[]): number {
  return lines.reduce((sum, { amount_fen }) => sum + (amount_fen ?? 0), 0)
}

/** Sum of what is asked for, in fen; what is not filled in yet counts as nothing. */
export function totalOf({ lines }: Pick<Content, 'lines'>): number {
  return sumOf(lines)
}

/** What is to be paid after advances are settled; never below nothing. */
export function payableOf({ lines, offsets }: Content): number {
  return Math.max(0, sumOf(lines) - sumOf(offsets))
}

/** What of its invoice a line may ask for at most; null when that is not known. */
export function leftFor(line: Line, lines: readonly Line[], known: Known): number | null {
  if (line.invoice_id === null) return null
  const claimable_fen = known[line.invoice_id]?.claimable_fen ?? null
  if (claimable_fen === null) return null
  const others = lines.filter(
    ({ invoice_id, key }) => invoice_id === line.invoice_id && key !== line.key,
  )
  return claimable_fen - sumOf(others)
}

/** Whether a line asks for more than its invoice has left (R30). */
export function isOverdrawn(line: Line, lines: readonly Line[], known: Known): boolean {
  const left_fen = leftFor(line, lines, known)
  return left_fen !== null && (line.amount_fen ?? 0) > left_fen
}

/** Whether the two say the same; the order of members and of shares means nothing. */
export function isSame(a: Content, b: Content): boolean {
  return canonical(a) === canonical(b)
}

function canonical(content: Content): string {
  const { purpose, department_id, payee_account_id, repay_by } = content
  const lines = content.lines.map((line) => [
    ...[line.key, line.invoice_id, line.no_invoice_reason, line.expense_type_id, line.purpose],
    ...[line.happened_on, line.city, line.amount_fen],
    line.shares.map(({ department_id: id, amount_fen }) => `${id}:${amount_fen}`).sort(),
  ])
  const offsets = content.offsets.map(({ advance_id, amount_fen }) => `${advance_id}:${amount_fen}`)
  return JSON.stringify([purpose, department_id, payee_account_id, repay_by, lines, offsets.sort()])
}

/** An amount spread evenly, in fen; the first shares take what is left over. */
export function spreadEvenly(amount_fen: number, count: number): number[] {
  if (count <= 0) return []
  const base = Math.floor(amount_fen / count)
  const rest = amount_fen - base * count
  return Array.from({ length: count }, (_, index) => base + (index < rest ? 1 : 0))
}
