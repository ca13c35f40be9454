/** How one capture stands in the tray: its state in words, and what the person should know. */
import { formatAgo } from '@/shared/formats'
import { scan } from '@/shared/i18n/scan'
import { type Look, verifyLooks } from '@/shared/i18n/states'
import type { InvoiceRow } from '@/shared/contracts'
import type { OutboxEntry } from '@/shared/offline/entries'
import { refusalWords } from '@/shared/offline/words'

export interface TrayLook {
  readonly look: Look
  /** A line that explains; null when the chip says it all. */
  readonly note: string | null
}

const looks = scan.tray.looks

/**
 * @param row the invoice as last asked about; null when the answer's own copy is the newest
 */
export function trayLook(entry: OutboxEntry, row: InvoiceRow | null): TrayLook {
  switch (entry.state) {
    case 'waiting':
      return entry.failure === 'server_error' || entry.failure === 'too_many'
        ? { look: looks.retrying, note: scan.tray.retryingNote }
        : { look: looks.kept, note: null }
    case 'sending':
      return { look: looks.sending, note: null }
    case 'parked':
      return { look: looks.parked, note: scan.tray.parkedNote }
    case 'rejected':
      return { look: looks.rejected, note: entry.refusal && refusalWords(entry.refusal).why }
    case 'delivered':
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

type Duplicate = NonNullable<NonNullable<OutboxEntry['answer']>['duplicate']>

/** Whose it is and since when; nothing personal when it belongs to another company. */
export function duplicateNote({ is_mine, owner_name, registered_at, differs }: Duplicate): string {
  const since = registered_at === null ? '' : formatAgo(registered_at)
  const who = is_mine ? scan.tray.mine(since) : scan.tray.others(owner_name, since)
  return differs.length > 0 ? `${who}${scan.tray.differs}` : who
}
