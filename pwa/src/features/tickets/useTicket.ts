/** One ticket: what was said, and what each side may do. */
import { ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import type { Ticket } from '@/shared/contracts'
import { tickets } from '@/shared/i18n/tickets'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Shot } from './pictures'
import { sendShots } from './sendShots'
import { useSensitive } from './useSensitive'

export type AnswerAct = 'answer' | 'ask' | 'resolve' | 'close'
export type Answer = { act: AnswerAct; text: string; steps: string[]; followUpOn: string }

const texts = tickets.detail

export function useTicket(ticket_id: number) {
  const loading = useTask()
  const task = useTask()
  const sensitive = useSensitive()
  const { ask } = useConfirm()
  const { say } = useToast()
  const ticket = shallowRef<Ticket | null>(null)
  const isAnswering = ref(false)
  const path = { ticket_id }

  const fetch = () => answer(client.GET('/api/tickets/{ticket_id}', { params: { path } }))

  async function load(): Promise<void> {
    await loading.run(async () => void (ticket.value = await fetch()))
  }

  /** True when it went through; the ticket on the screen is then the server's. */
  function act(send: () => Promise<Ticket>): Promise<boolean> {
    return task.run(async () => void (ticket.value = await send()))
  }

  /** The same for a text, whose numbers are covered first. */
  function actWith(fields: Record<string, string>, send: () => Promise<Ticket>) {
    return task.run(() =>
      sensitive.guard(fields, async () => {
        ticket.value = await send()
        isAnswering.value = false
      }),
    )
  }

  const confirm = () => task.run(sensitive.confirm)

  /** Words, pictures, or both. */
  function reply(text: string, shots: readonly Shot[] = []): Promise<boolean> {
    const way = '/api/tickets/{ticket_id}/replies'
    return actWith({ text }, async () => {
      if (text !== '') await answer(client.POST(way, { params: { path }, body: { text } }))
      const lost = await sendShots(ticket_id, shots)
      if (lost > 0) say(texts.shotsLost(lost), 'bad')
      return fetch()
    })
  }

  function reopen(text: string): Promise<boolean> {
    const way = '/api/tickets/{ticket_id}/reopen'
    return actWith({ text }, () => answer(client.POST(way, { params: { path }, body: { text } })))
  }

  async function resolve(): Promise<void> {
    const { resolveTitle: title, resolveEffect: effect, resolve: yes } = texts
    if (!(await ask({ title, effect, yes }))) return
    const way = '/api/tickets/{ticket_id}/resolve'
    await act(() => answer(client.POST(way, { params: { path }, body: { text: '' } })))
  }

  async function close(): Promise<void> {
    const { closeTitle: title, closeEffect: effect, close: yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    const way = '/api/tickets/{ticket_id}/close'
    await act(() => answer(client.POST(way, { params: { path }, body: { text: '' } })))
  }

  function tryStep(step_id: number): Promise<boolean> {
    const way = '/api/tickets/{ticket_id}/steps/{step_id}/tried'
    return act(() => answer(client.PUT(way, { params: { path: { ...path, step_id } } })))
  }

  /** 约定跟进, on the side that the person stands; null takes it back. */
  function followUp(on: string | null): Promise<boolean> {
    const asked = { params: { path }, body: { on } }
    return act(() =>
      ticket.value?.is_mine === true
        ? answer(client.PUT('/api/tickets/{ticket_id}/follow-up', asked))
        : answer(client.PUT('/api/support/tickets/{ticket_id}/follow-up', asked)),
    )
  }

  function support({ act: kind, text, steps, followUpOn }: Answer): Promise<boolean> {
    const body = { act: kind, text, steps, follow_up_on: followUpOn || null }
    const way = '/api/support/tickets/{ticket_id}/answers'
    const fields = { text, steps: steps.join('\n') }
    return actWith(fields, () => answer(client.POST(way, { params: { path }, body })))
  }

  return {
    ...{ ticket, load, loadError: loading.error, isAnswering, confirm },
    ...{ places: sensitive.places, isAsking: sensitive.isOpen },
    ...{ reply, reopen, resolve, close, tryStep, followUp, support },
    ...{ error: task.error, errors: task.errors, isBusy: task.isBusy },
  }
}

export type TicketScreen = ReturnType<typeof useTicket>
