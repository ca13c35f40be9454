/**
 * What is missing or wrong in typed fields: the server's own rules (backend/reading/entry.py), so
 * that a wrong digit is marked while the invoice is still in the hand.
 */
import type { KindRules } from '@/shared/contracts'
import { entry } from '@/shared/i18n/entry'

export interface Typed {
  readonly code: string
  readonly number: string
  readonly issued_on: string
  readonly amount: string
  readonly check_code: string
}

export type Field = keyof Typed
export type Need = 'required' | 'optional' | 'empty'
export type Problems = Readonly<Partial<Record<Field, string>>>

interface Shape {
  readonly pattern: RegExp
  readonly wording: string
}

const { wordings, errors, fields: labels } = entry
const digits8: Shape = { pattern: /^\d{8}$/, wording: wordings.digits8 }
const vatCode: Shape = { pattern: /^(\d{10}|\d{12})$/, wording: wordings.digits10or12 }
const free12: Shape = { pattern: /^[0-9A-Za-z]{1,12}$/, wording: wordings.free12 }
const free32: Shape = { pattern: /^[0-9A-Za-z]{1,32}$/, wording: wordings.free32 }

/** By `number_form`; a form that a newer server adds is only checked there. */
const CODES: Readonly<Record<string, Shape>> = {
  coded: vatCode,
  digital: vatCode,
  digital_paper: vatCode,
  fiscal: digits8,
  free: free12,
}

const NUMBERS: Readonly<Record<string, Shape>> = {
  coded: digits8,
  digital: { pattern: /^\d{20}$/, wording: wordings.digits20 },
  digital_paper: { pattern: /^(\d{8}|\d{20})$/, wording: wordings.digits8or20 },
  fiscal: { pattern: /^\d{10}$/, wording: wordings.digits10 },
  free: free32,
}

const CHECK_CODES: Readonly<Record<string, Shape>> = {
  last_six: { pattern: /^(\d{6}|\d{20})$/, wording: wordings.last_six },
  five_signs: { pattern: /^[0-9A-Za-z]{5}$/, wording: wordings.five_signs },
  six_signs: { pattern: /^[0-9A-Za-z]{6}$/, wording: wordings.six_signs },
}

/** As in backend/kernel/money.py. */
const MAX_FEN = Number.MAX_SAFE_INTEGER

/** How a field must look, in words; undefined for one without a form of its own. */
export function wordingOf(field: 'code' | 'number' | 'check_code', kind: KindRules): string {
  return shapeOf(field, kind)?.wording ?? ''
}

function shapeOf(field: 'code' | 'number' | 'check_code', kind: KindRules): Shape | undefined {
  if (field === 'check_code') return CHECK_CODES[kind.check_form]
  return (field === 'code' ? CODES : NUMBERS)[kind.number_form]
}

/** Every field that stops the entry; empty means good. */
export function problemsOf(typed: Typed, kind: KindRules, today: string): Problems {
  const problems: Record<Field, string | null> = {
    code: textProblem('code', typed, kind),
    number: textProblem('number', typed, kind),
    issued_on: dateProblem(typed.issued_on, kind.fields.issued_on, today),
    amount: amountProblem(typed.amount, kind),
    check_code: textProblem('check_code', typed, kind),
  }
  return Object.fromEntries(Object.entries(problems).filter(([, text]) => text !== null))
}

function textProblem(
  field: 'code' | 'number' | 'check_code',
  typed: Typed,
  kind: KindRules,
): string | null {
  const value = typed[field]
  const need = kind.fields[field]
  if (need === 'empty') return null // not shown, not sent
  if (value === '') return need === 'required' ? errors.missing(labels[field]) : null
  const shape = shapeOf(field, kind)
  if (shape === undefined || shape.pattern.test(value)) return null
  const isOnlyLength = /^[0-9A-Za-z]+$/.test(value)
  return isOnlyLength
    ? errors.length(labels[field], shape.wording, value.length)
    : errors.form(labels[field], shape.wording)
}

function dateProblem(value: string, need: Need, today: string): string | null {
  if (value === '') return need === 'required' ? errors.missing(labels.issued_on) : null
  if (!isRealDay(value)) return errors.date
  return value > today ? errors.future : null
}

export function isRealDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const instant = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)
}

function amountProblem(value: string, { fields, amount_label }: KindRules): string | null {
  if (fields.amount === 'empty') return null
  if (value === '') return fields.amount === 'required' ? errors.missing(amount_label) : null
  const fen = fenOfTyped(value)
  if (fen === null) return `${amount_label}${errors.amount}`
  if (fen === 0 && fields.amount === 'required') return errors.zero
  return Math.abs(fen) > MAX_FEN ? errors.tooLarge : null
}

/** Whole fen by digits only; null for anything but a plain decimal with two places at most. */
export function fenOfTyped(value: string): number | null {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,2}))?$/.exec(value)
  if (match === null) return null
  const [, sign, yuan = '', cents = ''] = match
  const fen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}

/** Full-width signs become plain ones (１２３ to 123, ． to .), blanks and currency signs go. */
export function tidied(field: Field, raw: string): string {
  const plain = raw.normalize('NFKC').replace(/[\s\u200b]/g, '')
  switch (field) {
    case 'amount':
      return plain.replace(/[¥￥,元]/g, '').replace('。', '.')
    case 'issued_on':
      return asDay(plain)
    case 'code':
    case 'number':
    case 'check_code':
      return plain
  }
}

/** 20260131, 2026/1/31 and 2026年1月31日 as 2026-01-31; unfinished ones stay as they are. */
function asDay(plain: string): string {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const parts = digits ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain)
  if (parts === null) return plain
  const [, year = '', month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
