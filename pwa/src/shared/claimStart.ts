/** How a claim of certain invoices is begun, from wherever they are shown. */
import type { InvoiceRow } from './contracts'

/** The server takes no more ids in one question. */
export const MOST_CHOSEN = 50

/** Where a claim of these invoices is begun. */
export function addressFor(ids: readonly number[]): string {
  return `/claims/new?invoices=${ids.slice(0, MOST_CHOSEN).join('.')}`
}

/** Their one printed amount is what was paid (backend/claims/rules/claimable.py). */
const WITHOUT_VAT: readonly string[] = [
  'rail_ticket',
  'air_itinerary',
  'quota_invoice',
  'fiscal_receipt',
  'unknown',
]

type Amounts = Pick<InvoiceRow, 'kind' | 'amount_fen' | 'amount_meaning' | 'total_fen'>

/** What can be asked of an invoice as far as the phone can tell; null = 信息不全. */
export function claimableFen({ kind, amount_fen, amount_meaning, total_fen }: Amounts) {
  const isTotal = amount_meaning === 'with_tax' || WITHOUT_VAT.includes(kind)
  return total_fen ?? (isTotal ? amount_fen : null)
}

type States = Pick<InvoiceRow, 'usage_status' | 'tax_status' | 'is_red_letter' | 'is_incomplete'>

/** Whether a claim may begin with it, as far as its states tell. */
export function isFree({
  usage_status,
  tax_status,
  is_red_letter,
  is_incomplete,
}: States): boolean {
  const isSound = tax_status === 'unknown' || tax_status === 'normal'
  return usage_status === 'unused' && isSound && !is_red_letter && !is_incomplete
}
