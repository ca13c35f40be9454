/** Fields of a scanned link on their way to the entry form, as an address query. */
import type { Prefill } from './payload'

export function toEntryQuery(prefill: Prefill): Record<string, string> {
  const pairs = Object.entries(prefill).map(([name, value]) => [name, String(value)])
  return Object.fromEntries(pairs) as Record<string, string>
}
