/** A list that comes page by page, for screens where a 更多 button is enough. */
import { computed, ref, shallowRef, type Ref } from 'vue'

type Page<Item> = { items: Item[]; next_cursor: string | null }

/** @param fetchPage asks for the page after a cursor; null asks for the first */
export function usePages<Item>(fetchPage: (cursor: string | null) => Promise<Page<Item>>) {
  const items = ref([]) as Ref<Item[]>
  const error = shallowRef<unknown>(null)
  const isBusy = ref(false)
  const hasLoaded = ref(false)
  const cursor = ref<string | null>(null)
  const hasMore = computed(() => cursor.value !== null)
  let round = 0 // an answer to an earlier question must not overwrite a later one

  async function load(from: string | null): Promise<void> {
    if (isBusy.value) return
    round += 1
    const mine = round
    isBusy.value = true
    error.value = null
    try {
      const page = await fetchPage(from)
      if (mine !== round) return
      items.value = from === null ? page.items : [...items.value, ...page.items]
      cursor.value = page.next_cursor
      hasLoaded.value = true
    } catch (problem) {
      if (mine === round) error.value = problem
    } finally {
      if (mine === round) isBusy.value = false
    }
  }

  const reload = () => load(null)
  const loadMore = () => load(cursor.value)

  /** Another question: what is on the screen, and what is still asked, counts no more. */
  async function restart(): Promise<void> {
    isBusy.value = false
    hasLoaded.value = false
    items.value = []
    cursor.value = null
    await reload()
  }

  return { items, error, isBusy, hasLoaded, hasMore, reload, loadMore, restart }
}
