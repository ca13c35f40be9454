/** Invoices that were chosen elsewhere (票夹, 发票详情) for a new claim. */
import { answer, client } from '@/shared/api'
import type { Claimable, InvoiceRow } from '@/shared/contracts'

/** The server takes no more ids in one question. */
export const MOST_CHOSEN = 50

/** Where a claim of these invoices is begun. */
export function addressFor(ids: readonly number[]): string {
  return `/claims/new?invoices=${ids.slice(0, MOST_CHOSEN).join('.')}`
}

/** The ids in such an address. */
export function idsIn(value: unknown): number[] {
  if (typeof value !== 'string' || !/^\d+(\.\d+)*$/.test(value)) return []
  return value.split('.').slice(0, MOST_CHOSEN).map(Number)
}

/** As the server has them now, in the order in which they were chosen. */
export async function fetchChosen(ids: readonly number[]): Promise<Claimable[]> {
  if (ids.length === 0) return []
  const query = { ids: ids.join(',') }
  const { items } = await answer(client.GET('/api/invoices/states', { params: { query } }))
  const found = new Map(items.map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? []).map(claimableOf)
}

/** Their one printed amount is what was paid (backend/claims/rules/claimable.py). */
const WITHOUT_VAT = new Set([
  'rail_ticket',
  'air_itinerary',
  'quota_invoice',
  'fiscal_receipt',
  'unknown',
])

/** What can be asked of an invoice as far as the phone can tell; the server checks when it is saved. */
export function claimableOf(invoice: InvoiceRow): Claimable {
  const isTotal = invoice.amount_meaning === 'with_tax' || WITHOUT_VAT.has(invoice.kind)
  const printed_fen = isTotal ? invoice.amount_fen : null
  return { invoice, claimable_fen: invoice.total_fen ?? printed_fen, obstacles: [] }
}

/** Whether a claim may begin with it, as far as its states tell. */
export function isFree({ usage_status, tax_status, is_red_letter }: InvoiceRow): boolean {
  const isSound = tax_status === 'unknown' || tax_status === 'normal'
  return usage_status === 'unused' && isSound && !is_red_letter
}
