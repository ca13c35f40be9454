/** Lists of tickets: one's own, or all of them for support; those in work, or every one. */
import { computed, reactive, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { TicketRow } from '@/shared/contracts'
import { tickets as texts } from '@/shared/i18n/tickets'
import { useSession } from '@/shared/session'
import { usePages } from '@/shared/usePages'

export type TicketScope = 'mine' | 'all'
export type TicketFilter = 'living' | 'all'

export function useTickets(start: TicketScope) {
  const session = useSession()
  const isSupport = computed(() => session.isAdministrator)
  const asked = reactive({
    scope: (isSupport.value ? start : 'mine') as TicketScope,
    filter: 'all' as TicketFilter,
  })

  const pages = usePages<TicketRow>((cursor) => {
    const query = {
      is_living: asked.filter === 'living',
      ...(cursor === null ? {} : { cursor }),
    }
    return asked.scope === 'all'
      ? answer(client.GET('/api/support/tickets', { params: { query } }))
      : answer(client.GET('/api/tickets', { params: { query } }))
  })

  const empty = computed(() => {
    const { list } = texts
    if (asked.scope === 'all') return { title: list.emptyAll, text: list.emptyAllText }
    if (asked.filter === 'living') return { title: list.emptyLiving, text: list.emptyLivingText }
    return { title: list.empty, text: list.emptyText }
  })

  watch(asked, () => void pages.restart())

  return { asked, isSupport, empty, ...pages }
}
