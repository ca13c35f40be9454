/** What the form begins with: fields of a scanned link that came in the address, or nothing. */
import type { LocationQuery } from 'vue-router'
import { kindOfCode } from '@/features/scan/kinds'
import type { InvoiceKind, Upload } from '@/shared/contracts'
import type { Field } from './rules'

export interface StartingForm {
  readonly kind: InvoiceKind
  readonly fields: Partial<Record<Field, string>>
  readonly isPrefilled: boolean
}

/** What people type in most often. */
const USUAL_KIND: InvoiceKind = 'digital_ordinary'

/** The same from what a code on an uploaded file told. */
export function startFromHint(hint: Upload['hint']): StartingForm {
  const known = Object.entries(hint ?? {}).filter(([, value]) => value !== null)
  return startFrom(Object.fromEntries(known.map(([name, value]) => [name, String(value)])))
}

export function startFrom(query: LocationQuery): StartingForm {
  const given = (name: string): string | undefined => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const fen = Number(given('amount_fen') ?? Number.NaN)
  const code = given('code')
  const fields = {
    code,
    number: given('number'),
    issued_on: given('issued_on'),
    amount: Number.isSafeInteger(fen) ? (fen / 100).toFixed(2) : undefined,
    check_code: given('check_code'),
  }
  const known = Object.entries(fields).filter(([, value]) => value !== undefined)
  return {
    kind: (code !== undefined && kindOfCode(code)) || USUAL_KIND,
    fields: Object.fromEntries(known) as StartingForm['fields'],
    isPrefilled: known.length > 0,
  }
}
