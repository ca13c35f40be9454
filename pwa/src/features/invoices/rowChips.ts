/** The states worth a place in a narrow row: verification always, the others when they matter. */
import type { InvoiceRow } from '@/shared/contracts'
import {
  type Look,
  redLetterLook,
  taxLooks,
  titleLooks,
  usageLooks,
  verifyLooks,
} from '@/shared/i18n/states'

export function rowChips(row: InvoiceRow): Look[] {
  const chips = [verifyLooks[row.verify_status]]
  const tax = taxLooks[row.tax_status]
  if (row.is_red_letter) chips.push(redLetterLook)
  else if (tax.tone === 'bad') chips.push(tax)
  const title = titleLooks[row.title_check]
  if (title.tone === 'bad' || title.tone === 'wait') chips.push(title)
  if (row.usage_status !== 'unused') chips.push(usageLooks[row.usage_status])
  return chips
}
