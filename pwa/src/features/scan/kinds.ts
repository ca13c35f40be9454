/** 票种 of a scanned code, as far as the code itself tells. The code wins over the QR type. */
import type { Schemas } from '@/shared/api'

export type ScannedKind = Schemas['InvoiceKind']

export const KIND_BY_QR_TYPE: Readonly<Record<string, ScannedKind>> = {
  '01': 'special_vat',
  '02': 'freight',
  '03': 'motor_vehicle',
  '04': 'ordinary_vat',
  '08': 'electronic_special',
  '10': 'electronic_ordinary',
  '11': 'roll',
  '14': 'toll',
  '15': 'used_vehicle',
  '20': 'electronic_special',
  '31': 'digital_special',
  '32': 'digital_ordinary',
  '51': 'rail_ticket',
  '61': 'air_itinerary',
}

/** Which amount the code holds; proven or stated for these types only. */
export const MEANING_BY_QR_TYPE: Readonly<Record<string, Schemas['AmountMeaning']>> = {
  '01': 'without_tax',
  '04': 'without_tax',
  '10': 'without_tax',
  '31': 'with_tax',
  '32': 'with_tax',
  '51': 'with_tax',
}

/** Last two of a 12-digit code that begins with 0. */
const BY_LAST_TWO: Readonly<Record<string, ScannedKind>> = {
  '04': 'ordinary_vat',
  '05': 'ordinary_vat',
  '06': 'roll',
  '07': 'roll',
  '11': 'electronic_ordinary',
  '12': 'toll',
  '13': 'electronic_special',
  '17': 'used_vehicle',
}

/** Eighth digit of a 10-digit code. */
const BY_EIGHTH: Readonly<Record<string, ScannedKind>> = {
  '1': 'special_vat',
  '2': 'freight',
  '3': 'ordinary_vat',
  '5': 'special_vat',
  '6': 'ordinary_vat',
  '7': 'freight',
}

/** Undefined when the code tells nothing (domain rules as in backend/reading/numbers.py). */
export function kindOfCode(code: string): ScannedKind | undefined {
  if (code.length === 10) return BY_EIGHTH[code.charAt(7)]
  if (code.length !== 12) return undefined
  if (code.startsWith('0')) return BY_LAST_TWO[code.slice(10)]
  return code.charAt(7) === '2' ? 'motor_vehicle' : undefined
}
