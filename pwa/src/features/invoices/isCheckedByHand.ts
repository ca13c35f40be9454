/** Whether the state that is shown is a verdict that a person read off the official site. */
import type { InvoiceRow } from '@/shared/contracts'

/** While a question is open, or could not be asked, the mark belongs to the verdict before it. */
const OPEN: readonly InvoiceRow['verify_status'][] = [
  'unverified',
  'pending',
  'quota_exceeded',
  'same_day',
  'error',
]

export function isCheckedByHand(row: Pick<InvoiceRow, 'verify_status' | 'is_by_hand'>): boolean {
  return row.is_by_hand && !OPEN.includes(row.verify_status)
}
