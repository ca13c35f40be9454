/** All people, for administrators. */
import { answer, client } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'

export function usePeople() {
  const pages = usePages<Person>((cursor) => {
    const query = cursor === null ? {} : { cursor }
    return answer(client.GET('/api/people', { params: { query } }))
  })

  function accept(changed: Person): void {
    pages.items.value = pages.items.value.map((one) => (one.id === changed.id ? changed : one))
  }

  return { ...pages, accept }
}
