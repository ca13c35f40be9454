/** What is known of a captured invoice: by the server if it has answered, else by the code itself. */
import { type FaceAmount, faceAmount } from '@/features/invoices/faceAmount'
import { scan } from '@/shared/i18n/scan'
import type { TrayItem } from './useScanSession'

export interface TrayText {
  readonly title: string
  readonly number: string
  readonly amount: FaceAmount
}

/** Characters of a text that the phone cannot read: enough to recognise it. */
const LONGEST = 24

export function trayText({ entry, glimpse, row }: TrayItem): TrayText {
  const known = row ?? entry.answer?.invoice
  if (known) {
    const { seller_name, kind_label, number } = known
    return { title: seller_name ?? kind_label, number, amount: faceAmount(known) }
  }
  if (glimpse !== null) {
    const amount = faceAmount({ ...glimpse, total_fen: null })
    return { title: scan.kinds[glimpse.kind], number: glimpse.number, amount }
  }
  const text = entry.kind === 'scan' ? entry.body.text : entry.body.number
  return {
    title: scan.tray.unclear,
    number: text.slice(0, LONGEST),
    amount: { fen: null, note: null },
  }
}
