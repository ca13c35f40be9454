/** What the official answer about an ordinary invoice brings and this one has not. */
import type { InvoiceDetail } from '@/shared/contracts'

/** As in backend/invoices/rules.py (EXPECTED). */
const EXPECTED = ['seller_name', 'buyer_name', 'total_fen', 'items'] as const
export type Expected = (typeof EXPECTED)[number]

export function missingOf(invoice: Pick<InvoiceDetail, Expected>): Expected[] {
  return EXPECTED.filter((name) => {
    const value = invoice[name]
    return value === null || value === '' || (Array.isArray(value) && value.length === 0)
  })
}
