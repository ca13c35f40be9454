/** Which rows of a list are ticked; rows that are gone are forgotten. */
import { computed, ref, watch, type Ref } from 'vue'

export function useSelection<Row extends { id: number }>(
  rows: Ref<Row[]>,
  isAllowed: (row: Row) => boolean,
) {
  const ids = ref<number[]>([])
  const allowed = computed(() => rows.value.filter(isAllowed))
  const chosen = computed(() => allowed.value.filter(({ id }) => ids.value.includes(id)))
  const isAll = computed(
    () => allowed.value.length > 0 && chosen.value.length === allowed.value.length,
  )

  function toggleAll(): void {
    ids.value = isAll.value ? [] : allowed.value.map(({ id }) => id)
  }

  function clear(): void {
    ids.value = []
  }

  watch(rows, () => (ids.value = chosen.value.map(({ id }) => id)))
  return { ids, chosen, allowed, isAll, toggleAll, clear }
}
