/** One capture with all that is known of it. */
import type { InvoiceRow, Upload } from '@/shared/contracts'
import type { OutboxEntry } from '@/shared/offline/entries'
import { glimpse, type InvoiceGlimpse } from './payload'

export interface TrayItem {
  readonly entry: OutboxEntry
  /** What the phone itself could read; null for a typed or an unclear one. */
  readonly glimpse: InvoiceGlimpse | null
  /** The invoice as last asked about; null when the entry's own answer is the newest. */
  readonly row: InvoiceRow | null
  /** A file as last asked about; null for everything else. */
  readonly upload: Upload | null
}

export function toTrayItem(
  entry: OutboxEntry,
  row: InvoiceRow | null,
  upload: Upload | null = null,
): TrayItem {
  const seen = entry.kind === 'scan' ? glimpse(entry.body.text) : null
  return { entry, row, upload, glimpse: seen?.family === 'invoice' ? seen : null }
}

/** The invoice behind the capture as it is known best; null while the server has named none. */
export function invoiceOf({ entry, row, upload }: TrayItem): InvoiceRow | null {
  return row ?? entry.answer?.invoice ?? firstOf(upload)?.invoice ?? null
}

/** The first invoice that a file held. */
export function firstOf(upload: Upload | null): Upload['invoices'][number] | null {
  return upload?.invoices[0] ?? null
}
