/** Everybody who may be responsible for something: active people, all pages of them. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { useTask } from '@/shared/useTask'

const PAGE = 100
const MOST_PAGES = 20

function pageAfter(cursor: string | null) {
  const query = { limit: PAGE, state: 'active' as const, ...(cursor ? { cursor } : {}) }
  return answer(client.GET('/api/people', { params: { query } }))
}

export function usePersonChoice() {
  const people = ref<Person[]>([])
  const task = useTask()

  const load = () =>
    task.run(async () => {
      const found: Person[] = []
      let cursor: string | null = null
      for (let number = 0; number < MOST_PAGES; number += 1) {
        const page = await pageAfter(cursor)
        found.push(...page.items)
        cursor = page.next_cursor
        if (cursor === null) break
      }
      people.value = found
    })

  const named = computed(() =>
    people.value.map(({ id, display_name }) => [id, display_name] as const),
  )
  return { named, error: task.error, load }
}
