/** The one amount that a row shows, and what it means when it is not the total. */
import type { InvoiceRow } from '@/shared/contracts'
import { invoices } from '@/shared/i18n/invoices'

export type FaceAmount = { fen: number | null; note: string | null }

/** 价税合计 when known; else what the QR said, marked when it is something else. */
export function faceAmount(
  row: Pick<InvoiceRow, 'total_fen' | 'amount_fen' | 'amount_meaning'>,
): FaceAmount {
  if (row.total_fen !== null) return { fen: row.total_fen, note: null }
  if (row.amount_fen === null || row.amount_meaning === 'with_tax') {
    return { fen: row.amount_fen, note: null }
  }
  return { fen: row.amount_fen, note: invoices.amountNote[row.amount_meaning] }
}
