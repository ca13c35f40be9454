/** 我的提醒: what is to come, what has been, red-letter confirmations, and one's dated items. */
import { ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { DatedItem, RedConfirmation, Reminder } from '@/shared/contracts'
import { confirmations as texts } from '@/shared/i18n/reminders'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'

export type Segment = 'open' | 'red' | 'done'

const after = (cursor: string | null) => (cursor === null ? {} : { cursor })

export function useReminders() {
  const { say, sayError } = useToast()
  const segment = ref<Segment>('open')
  const reminders = usePages<Reminder>((cursor) => {
    const query = { done: segment.value === 'done', ...after(cursor) }
    return answer(client.GET('/api/reminders', { params: { query } }))
  })
  const confirmations = usePages<RedConfirmation>((cursor) =>
    answer(client.GET('/api/red-confirmations', { params: { query: after(cursor) } })),
  )
  const items = usePages<DatedItem>((cursor) =>
    answer(client.GET('/api/my-dated-items', { params: { query: after(cursor) } })),
  )

  async function load(): Promise<void> {
    if (segment.value === 'red') await confirmations.reload()
    else await Promise.all([reminders.reload(), segment.value === 'open' ? items.reload() : null])
  }

  watch(segment, () => {
    reminders.items.value = []
    reminders.hasLoaded.value = false
    void load()
  })

  async function close({ id }: RedConfirmation): Promise<void> {
    const params = { path: { confirmation_id: id } }
    try {
      await answer(client.POST('/api/red-confirmations/{confirmation_id}/done', { params }))
      say(texts.closed, 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await confirmations.reload()
  }

  return { segment, reminders, confirmations, items, load, close }
}
