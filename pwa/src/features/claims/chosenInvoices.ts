/** Invoices that were chosen elsewhere (票夹, 发票详情) for a new claim. */
import { answer, client } from '@/shared/api'
import { claimableFen, MOST_CHOSEN } from '@/shared/claimStart'
import type { Claimable } from '@/shared/contracts'

/** The ids in an address that begins a claim. */
export function idsIn(value: unknown): number[] {
  if (typeof value !== 'string' || !/^\d+(\.\d+)*$/.test(value)) return []
  return value.split('.').slice(0, MOST_CHOSEN).map(Number)
}

/** As the server has them now, in the order in which they were chosen; it checks them when saved. */
export async function fetchChosen(ids: readonly number[]): Promise<Claimable[]> {
  if (ids.length === 0) return []
  const query = { ids: ids.join(',') }
  const { items } = await answer(client.GET('/api/invoices/states', { params: { query } }))
  const found = new Map(items.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const invoice = found.get(id)
    if (invoice === undefined) return []
    return [{ invoice, claimable_fen: claimableFen(invoice), obstacles: [] }]
  })
}
