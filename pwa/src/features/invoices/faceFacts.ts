/** The printed facts of an invoice as label and text; what is not known is left out and named. */
import type { InvoiceDetail } from '@/shared/contracts'
import { formatFen, formatInstant } from '@/shared/formats'
import { incomplete } from '@/shared/i18n/diagnosis'
import { invoiceDetail } from '@/shared/i18n/invoiceDetail'

export type Fact = { label: string; value: string; isDigits?: boolean }

const texts = invoiceDetail

function money(label: string, fen: number | null): Fact[] {
  return fen === null ? [] : [{ label, value: formatFen(fen), isDigits: true }]
}

function text(label: string, value: string | null, isDigits = false): Fact[] {
  return value === null || value === '' ? [] : [{ label, value, isDigits }]
}

/** What the QR code or the person said; only of interest while the official sums are not known. */
function readAmount(invoice: InvoiceDetail): Fact[] {
  return invoice.total_fen === null ? money(texts.amount, invoice.amount_fen) : []
}

export function faceFacts(invoice: InvoiceDetail): Fact[] {
  return [
    ...text(texts.seller, invoice.seller_name),
    ...text(texts.sellerTaxId, invoice.seller_tax_id, true),
    ...text(texts.buyer, invoice.buyer_name),
    ...text(texts.buyerTaxId, invoice.buyer_tax_id, true),
    ...money(texts.withoutTax, invoice.amount_without_tax_fen),
    ...money(texts.tax, invoice.tax_fen),
    ...money(texts.total, invoice.total_fen),
    ...readAmount(invoice),
    ...text(texts.reference, invoice.reference_no, true),
    ...text(
      texts.channel,
      invoiceDetail.channelNames[invoice.intake_channel] ?? invoice.intake_channel,
    ),
    ...text(texts.captured, formatInstant(invoice.captured_at), true),
    ...text(
      texts.crc,
      invoice.intake_channel === 'qr_scan' ? (invoiceDetail.crcWords[invoice.crc] ?? null) : null,
    ),
    ...text(texts.clearing, invoice.is_reported ? texts.reported : null),
    ...text(texts.lateEntry, invoice.late_entry_reason),
  ]
}

/** Labels of what every invoice has but this one does not show yet. */
export function missingFields(invoice: InvoiceDetail): string[] {
  return [
    [texts.seller, invoice.seller_name],
    [texts.buyer, invoice.buyer_name],
    [texts.total, invoice.total_fen],
  ]
    .filter(([, value]) => value === null)
    .map(([label]) => String(label))
}

/** Which facts are the owner's own word; null when the office told all. */
export function suppliedNote({ supplied }: InvoiceDetail): string | null {
  const names: Readonly<Record<string, string>> = { ...incomplete.labels, items: incomplete.items }
  const told = supplied.map((name) => names[name] ?? name)
  return told.length === 0 ? null : incomplete.supplied(told.join('、'))
}
