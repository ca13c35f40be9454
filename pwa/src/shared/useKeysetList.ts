/** A long list that comes by keyset, the newest first, with a read-only copy of it for offline. */
import { reactive, ref, shallowRef, type Ref } from 'vue'
import { UnreachableError } from './api'
import { useSession } from './session'
import { keepSnapshot, readSnapshot } from './snapshots'

type Page<Row> = { items: Row[]; next_cursor: string | null }

/** Which copy stands in for an answer; only the answer to a whole question is kept as one. */
type Copy = { key: string; isWhole: boolean }

const SNAPSHOT_ROWS = 300

export type ListState = 'loading' | 'ready' | 'snapshot' | 'failed'
export type MoreState = 'idle' | 'busy' | 'failed' | 'end'

/**
 * @param start what is asked at first
 * @param fetchPage asks for the page after a cursor; null asks for the first
 * @param copyOf names the copy for a question
 */
export function useKeysetList<Row, Asked extends object>(
  start: Asked,
  fetchPage: (asked: Asked, cursor: string | null) => Promise<Page<Row>>,
  copyOf: (asked: Asked) => Copy,
) {
  const session = useSession()
  const rows = ref([]) as Ref<Row[]>
  const state = ref<ListState>('loading')
  const more = ref<MoreState>('idle')
  const error = shallowRef<unknown>(null)
  const takenAt = ref<string | null>(null)
  const asked = reactive({ ...start }) as Asked
  let cursor: string | null = null
  let round = 0 // an answer to an earlier question must not overwrite a later one

  function keep(): void {
    const { key, isWhole } = copyOf(asked)
    if (!isWhole || session.person === null) return
    void keepSnapshot(key, session.person.id, rows.value.slice(0, SNAPSHOT_ROWS))
  }

  async function fallBack(problem: unknown): Promise<void> {
    const person = session.person
    const kept =
      problem instanceof UnreachableError && person !== null
        ? await readSnapshot<Row[]>(copyOf(asked).key, person.id)
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

  function follow(next: string | null): void {
    cursor = next
    more.value = next === null ? 'end' : 'idle'
    keep()
  }

  /** Start again from the newest; the rows on the screen stay until the answer is there. */
  async function reload(): Promise<void> {
    round += 1
    const mine = round
    try {
      const page = await fetchPage(asked, null)
      if (mine !== round) return
      rows.value = page.items
      error.value = null
      state.value = 'ready'
      follow(page.next_cursor)
    } catch (problem) {
      if (mine === round) await fallBack(problem)
    }
  }

  async function loadMore(): Promise<void> {
    if (cursor === null || (more.value !== 'idle' && more.value !== 'failed')) return
    const mine = round
    more.value = 'busy'
    try {
      const page = await fetchPage(asked, cursor)
      if (mine !== round) return
      rows.value = [...rows.value, ...page.items]
      follow(page.next_cursor)
    } catch {
      if (mine === round) more.value = 'failed'
    }
  }

  async function ask(next: Partial<Asked>): Promise<void> {
    Object.assign(asked, next)
    state.value = 'loading'
    rows.value = []
    await reload()
  }

  return { rows, state, more, error, takenAt, asked, reload, loadMore, ask }
}
