/** The wallet list: the newest capture first; a copy of it for offline. */
import { answer, client } from '@/shared/api'
import type { InvoiceRow, WalletFilter } from '@/shared/contracts'
import { useKeysetList } from '@/shared/useKeysetList'
import { refreshStates } from './useFreshStates'
import type { Within } from './within'

export type { ListState, MoreState } from '@/shared/useKeysetList'

const PAGE = 30

interface Asked {
  filter: WalletFilter
  query: string
  within: Within
}

async function fetchPage({ filter, query: text, within }: Asked, cursor: string | null) {
  const query = {
    filter,
    limit: PAGE,
    ...within,
    ...(text === '' ? {} : { q: text }),
    ...(cursor === null ? {} : { cursor }),
  }
  return answer(client.GET('/api/invoices', { params: { query } }))
}

export function useInvoiceList() {
  const list = useKeysetList<InvoiceRow, Asked>(
    { filter: 'all', query: '', within: {} },
    fetchPage,
    ({ filter, query, within }) => ({
      key: 'wallet',
      isWhole: filter === 'all' && query === '' && Object.keys(within).length === 0,
    }),
  )

  /** Ask for the present states of some rows; the others stay as they are. */
  async function refresh(ids: readonly number[]): Promise<void> {
    await refreshStates(list.rows, ids).catch(() => undefined) // the old states are still true enough
  }

  return { ...list, refresh }
}
