/** One group of the wallet, as the address and the server name it; '' is the group of the rest. */
import type { Schemas } from '@/shared/api'
import { groups } from '@/shared/i18n/groups'

export type GroupBy = Schemas['GroupBy']
export type Within = Partial<Record<GroupBy, string>>

const KINDS: readonly GroupBy[] = ['month', 'category', 'purpose']

export function isGroupBy(value: unknown): value is GroupBy {
  return KINDS.some((kind) => kind === value)
}

/** The groups that an address names. */
export function withinOf(query: Readonly<Record<string, unknown>>): Within {
  const within: Within = {}
  for (const kind of KINDS) {
    const key = query[kind]
    if (typeof key === 'string') within[kind] = key
  }
  return within
}

export function labelOf(by: GroupBy, key: string | null): string {
  return key || groups.untold[by]
}
