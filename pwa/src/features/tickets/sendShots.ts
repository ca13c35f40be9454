/** Sends pictures of a ticket one after the other. */
import { answer, client } from '@/shared/api'
import type { Shot } from './pictures'

/** How many did not arrive: the ticket itself stands by then, and they can be added to it. */
export async function sendShots(ticket_id: number, shots: readonly Shot[]): Promise<number> {
  let lost = 0
  for (const shot of shots) {
    try {
      await sendShot(ticket_id, shot)
    } catch {
      lost += 1
    }
  }
  return lost
}

export function sendShot(ticket_id: number, { blob, name }: Shot) {
  const form = new FormData()
  form.append('file', blob, name)
  return answer(
    client.POST('/api/tickets/{ticket_id}/screenshots', {
      params: { path: { ticket_id } },
      body: form as never, // the schema describes its members, the serializer takes it as it is
      bodySerializer: () => form,
    }),
  )
}
