/** What is known of a captured invoice: by the server if it has answered, else by the code itself. */
import { type FaceAmount, faceAmount } from '@/features/invoices/faceAmount'
import { scan } from '@/shared/i18n/scan'
import { formatBytes } from '@/shared/formats'
import type { EntryBody, FileBody, Receipt } from '@/shared/offline/entries'
import { invoiceOf, type TrayItem } from './trayItem'

export interface TrayText {
  readonly title: string
  readonly number: string
  readonly amount: FaceAmount
}

/** Characters of a text that the phone cannot read: enough to recognise it. */
const LONGEST = 24

export function trayText(item: TrayItem): TrayText {
  const { entry, glimpse } = item
  const known = invoiceOf(item)
  if (known) {
    const { seller_name, kind_label, number } = known
    return { title: seller_name ?? kind_label, number, amount: faceAmount(known) }
  }
  if (entry.kind === 'entry') return textOfTyped(entry.body)
  if (entry.kind === 'file') return textOfFile(entry)
  if (glimpse !== null) {
    const amount = faceAmount({ ...glimpse, total_fen: null })
    return { title: scan.kinds[glimpse.kind], number: glimpse.number, amount }
  }
  const number = entry.body.text.slice(0, LONGEST)
  const title = entry.state === 'rejected' ? scan.tray.unknown : scan.tray.unclear
  return { title, number, amount: { fen: null, note: null } }
}

function textOfTyped({ kind, number, amount_fen }: EntryBody): TrayText {
  return { title: scan.kinds[kind], number, amount: { fen: amount_fen ?? null, note: null } }
}

/** Its reference number once the server has given one, else how much there is to send. */
function textOfFile({ body, receipt }: { body: FileBody; receipt?: Receipt | null }): TrayText {
  const number = receipt?.reference_no ?? formatBytes(body.size)
  return { title: body.name, number, amount: { fen: null, note: null } }
}
