/** What is known of a captured invoice: by the server if it has answered, else by the code itself. */
import { type FaceAmount, faceAmount } from '@/features/invoices/faceAmount'
import { offline } from '@/shared/i18n/offline'
import { scan } from '@/shared/i18n/scan'
import { formatBytes } from '@/shared/formats'
import type { ClaimBody, EntryBody, FileBody, Receipt } from '@/shared/offline/entries'
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
  if (entry.kind === 'file' || entry.kind === 'proof') return textOfFile(entry)
  if (entry.kind === 'claim') return textOfClaim(entry.body)
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
function textOfClaim({ claim_no, content }: ClaimBody): TrayText {
  const amounts = (content.lines ?? []).map(({ amount_fen }) => amount_fen ?? 0)
  return {
    title: content.purpose || offline.kinds.claim,
    number: claim_no ?? offline.notNumbered,
    amount: { fen: amounts.reduce((sum, fen) => sum + fen, 0), note: null },
  }
}

type AFile = { body: Pick<FileBody, 'name' | 'size'>; receipt?: Receipt | null }

function textOfFile({ body, receipt }: AFile): TrayText {
  const number = receipt?.reference_no ?? formatBytes(body.size)
  return { title: body.name, number, amount: { fen: null, note: null } }
}
