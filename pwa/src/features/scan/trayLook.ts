/** How one capture stands in the tray: its state in words, and what the person should know. */
import { formatAgo } from '@/shared/formats'
import { scan } from '@/shared/i18n/scan'
import { type Look, verifyLooks } from '@/shared/i18n/states'
import type { InvoiceRow, Upload } from '@/shared/contracts'
import { uploads } from '@/shared/i18n/uploads'
import type { OutboxEntry } from '@/shared/offline/entries'
import { refusalWords } from '@/shared/offline/words'
import { firstOf } from './trayItem'

export interface TrayLook {
  readonly look: Look
  /** A line that explains; null when the chip says it all. */
  readonly note: string | null
}

const looks = scan.tray.looks

/**
 * @param row the invoice as last asked about; null when the answer's own copy is the newest
 * @param upload a file as last asked about
 */
export function trayLook(
  entry: OutboxEntry,
  row: InvoiceRow | null,
  upload: Upload | null = null,
): TrayLook {
  switch (entry.state) {
    case 'waiting':
      return waitingLook(entry)
    case 'sending':
      return { look: looks.sending, note: null }
    case 'parked':
      return { look: looks.parked, note: scan.tray.parkedNote }
    case 'rejected':
      return { look: looks.rejected, note: entry.refusal && refusalWords(entry.refusal).why }
    case 'delivered':
      return settledLook(entry, row, upload)
  }
}

function settledLook(entry: OutboxEntry, row: InvoiceRow | null, upload: Upload | null): TrayLook {
  switch (entry.kind) {
    case 'file':
      return fileLook(upload, row)
    case 'claim':
    case 'proof':
      return { look: looks.saved, note: null }
    case 'scan':
    case 'entry':
      return deliveredLook(entry, row)
  }
}

function deliveredLook({ answer }: OutboxEntry, row: InvoiceRow | null): TrayLook {
  if (answer?.duplicate) {
    return { look: looks.duplicate, note: duplicateNote(answer.duplicate) }
  }
  const status = row?.verify_status ?? answer?.invoice?.verify_status ?? 'unverified'
  return { look: verifyLooks[status], note: null }
}

function waitingLook({ failure }: OutboxEntry): TrayLook {
  const isRetrying = failure === 'server_error' || failure === 'too_many'
  return isRetrying
    ? { look: looks.retrying, note: scan.tray.retryingNote }
    : { look: looks.kept, note: null }
}

/** Once it is stored, its invoice's own state says more; what could not be read is told beside. */
function fileLook(upload: Upload | null, row: InvoiceRow | null): TrayLook {
  if (upload === null) return { look: uploads.looks.reading, note: null }
  const first = firstOf(upload)
  if (upload.state === 'stored' && first?.invoice) {
    return { look: verifyLooks[(row ?? first.invoice).verify_status], note: upload.reason }
  }
  const note = first?.duplicate ? knownNote(duplicateNote(first.duplicate), upload) : upload.reason
  return { look: uploads.looks[upload.state], note }
}

/** Who has the invoices of the file, and what else is on it that could not be read. */
export function knownNote(told: string, { reason_code, reason }: Upload): string {
  return reason_code === 'same_invoice_and_more' ? `${told}；${reason ?? ''}` : told
}

type Duplicate = NonNullable<NonNullable<OutboxEntry['answer']>['duplicate']>

/** Whose it is and since when; nothing personal when it belongs to another company. */
export function duplicateNote(duplicate: Duplicate): string {
  const { is_mine, owner_name, registered_at, differs, claim_no } = duplicate
  const since = registered_at === null ? '' : formatAgo(registered_at)
  const who = is_mine ? scan.tray.mine(since) : scan.tray.others(owner_name, since)
  const where = claim_no ? scan.tray.inClaim(claim_no) : ''
  return [who, where, differs.length > 0 ? scan.tray.differs : ''].join('')
}
