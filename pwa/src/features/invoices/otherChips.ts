/** The states beside the verdict that deserve a place in a narrow row, the worst first. */
import type { InvoiceRow } from '@/shared/contracts'
import {
  type Look,
  incompleteLook,
  redLetterLook,
  taxLooks,
  titleLooks,
  usageLooks,
} from '@/shared/i18n/states'

export function otherChips(row: InvoiceRow): Look[] {
  const chips: Look[] = []
  const tax = taxLooks[row.tax_status]
  if (row.is_red_letter) chips.push(redLetterLook)
  else if (tax.tone === 'bad') chips.push(tax)
  if (row.is_incomplete) chips.push(incompleteLook)
  if (row.usage_status !== 'unused') chips.push(usageLooks[row.usage_status])
  const title = titleLooks[row.title_check]
  if (title.tone === 'bad' || title.tone === 'wait') chips.push(title)
  return chips
}
