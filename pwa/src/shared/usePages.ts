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

  async function load(from: string | null): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    error.value = null
    try {
      const page = await fetchPage(from)
      items.value = from === null ? page.items : [...items.value, ...page.items]
      cursor.value = page.next_cursor
      hasLoaded.value = true
    } catch (problem) {
      error.value = problem
    } finally {
      isBusy.value = false
    }
  }

  const reload = () => load(null)
  const loadMore = () => load(cursor.value)
  return { items, error, isBusy, hasLoaded, hasMore, reload, loadMore }
}
