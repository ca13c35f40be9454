/** The seal on a ticket: only an official answer that found the invoice leaves one. */
import type { InvoiceRow } from '@/shared/contracts'
import { redLetterLook, taxLooks, verifyLooks } from '@/shared/i18n/states'
import type { Tone } from '@/shared/ui/tones'

export type Stamp = { text: string; tone: Tone }

export function stampOf(
  row: Pick<InvoiceRow, 'verify_status' | 'tax_status' | 'is_red_letter'>,
): Stamp | null {
  if (row.verify_status !== 'consistent') return null
  if (row.is_red_letter) return { text: redLetterLook.label, tone: 'bad' }
  const tax = taxLooks[row.tax_status]
  if (tax.tone === 'bad') return { text: tax.label, tone: 'bad' }
  return { text: verifyLooks.consistent.label, tone: 'ok' }
}
