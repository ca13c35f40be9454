/** One capture with all that is known of it. */
import type { InvoiceRow } from '@/shared/contracts'
import type { OutboxEntry } from '@/shared/offline/entries'
import { glimpse, type InvoiceGlimpse } from './payload'

export interface TrayItem {
  readonly entry: OutboxEntry
  /** What the phone itself could read; null for a typed or an unclear one. */
  readonly glimpse: InvoiceGlimpse | null
  /** The invoice as last asked about; null when the entry's own answer is the newest. */
  readonly row: InvoiceRow | null
}

export function toTrayItem(entry: OutboxEntry, row: InvoiceRow | null): TrayItem {
  const seen = entry.kind === 'scan' ? glimpse(entry.body.text) : null
  return { entry, row, glimpse: seen?.family === 'invoice' ? seen : null }
}
