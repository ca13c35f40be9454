/** All people, for administrators. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'

export function usePeople() {
  const filter = ref<'all' | 'waiting'>('all')
  const pages = usePages<Person>((cursor) => {
    const query = {
      ...(cursor === null ? {} : { cursor }),
      ...(filter.value === 'all' ? {} : { state: 'awaiting_approval' as const }),
    }
    return answer(client.GET('/api/people', { params: { query } }))
  })

  function accept(changed: Person): void {
    pages.items.value = pages.items.value.map((one) => (one.id === changed.id ? changed : one))
  }

  watch(filter, pages.reload)
  return { ...pages, filter, accept }
}
