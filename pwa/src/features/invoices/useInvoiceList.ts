/** The wallet list: pages by keyset, the newest capture first; a copy of it for offline. */
import { computed, reactive, ref, shallowRef } from 'vue'
import { answer, client, UnreachableError } from '@/shared/api'
import type { InvoiceRow, WalletFilter } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { refreshStates } from './useFreshStates'

const PAGE = 30
const SNAPSHOT = 'wallet'
const SNAPSHOT_ROWS = 300

export type ListState = 'loading' | 'ready' | 'snapshot' | 'failed'
export type MoreState = 'idle' | 'busy' | 'failed' | 'end'

export function useInvoiceList() {
  const session = useSession()
  const rows = ref<InvoiceRow[]>([])
  const state = ref<ListState>('loading')
  const more = ref<MoreState>('idle')
  const error = shallowRef<unknown>(null)
  const takenAt = ref<string | null>(null)
  const asked = reactive<{ filter: WalletFilter; query: string }>({ filter: 'all', query: '' })
  let cursor: string | null = null
  let round = 0 // an answer to an earlier question must not overwrite a later one

  const isPlain = computed(() => asked.filter === 'all' && asked.query === '')

  async function fetchPage(from: string | null) {
    const query = {
      filter: asked.filter,
      limit: PAGE,
      ...(asked.query === '' ? {} : { q: asked.query }),
      ...(from === null ? {} : { cursor: from }),
    }
    return answer(client.GET('/api/invoices', { params: { query } }))
  }

  function keep(): void {
    const person = session.person
    if (!isPlain.value || person === null) return
    void keepSnapshot(SNAPSHOT, person.id, rows.value.slice(0, SNAPSHOT_ROWS))
  }

  async function fallBack(problem: unknown): Promise<void> {
    const person = session.person
    const kept =
      problem instanceof UnreachableError && person !== null
        ? await readSnapshot<InvoiceRow[]>(SNAPSHOT, person.id)
        : null
    error.value = problem
    if (kept === null) {
      state.value = 'failed'
      return
    }
    rows.value = kept.value
    takenAt.value = kept.takenAt
    more.value = 'end'
    state.value = 'snapshot'
  }

  /** Start again from the newest; the rows on the screen stay until the answer is there. */
  async function reload(): Promise<void> {
    round += 1
    const mine = round
    try {
      const page = await fetchPage(null)
      if (mine !== round) return
      rows.value = page.items
      cursor = page.next_cursor
      more.value = cursor === null ? 'end' : 'idle'
      error.value = null
      state.value = 'ready'
      keep()
    } catch (problem) {
      if (mine === round) await fallBack(problem)
    }
  }

  async function loadMore(): Promise<void> {
    if (cursor === null || (more.value !== 'idle' && more.value !== 'failed')) return
    const mine = round
    more.value = 'busy'
    try {
      const page = await fetchPage(cursor)
      if (mine !== round) return
      rows.value = [...rows.value, ...page.items]
      cursor = page.next_cursor
      more.value = cursor === null ? 'end' : 'idle'
      keep()
    } catch {
      if (mine === round) more.value = 'failed'
    }
  }

  /** Ask for the present states of some rows; the others stay as they are. */
  async function refresh(ids: readonly number[]): Promise<void> {
    await refreshStates(rows, ids).catch(() => undefined) // the old states are still true enough
  }

  async function ask(next: Partial<typeof asked>): Promise<void> {
    Object.assign(asked, next)
    state.value = 'loading'
    rows.value = []
    await reload()
  }

  return { rows, state, more, error, takenAt, asked, reload, refresh, loadMore, ask }
}
