/** The mail outbox, for administrators. */
import { answer, client } from '@/shared/api'
import type { Mail } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'

export function useMails() {
  return usePages<Mail>((cursor) => {
    const query = cursor === null ? {} : { cursor }
    return answer(client.GET('/api/mails', { params: { query } }))
  })
}
