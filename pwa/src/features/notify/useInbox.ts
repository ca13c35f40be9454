/** 消息: a person's notices by day, all or unread, and marking them read. */
import { computed, ref, watch } from 'vue'
import { useRouter } from 'vue-router'
import { answer, client } from '@/shared/api'
import type { Notice } from '@/shared/contracts'
import { formatDay } from '@/shared/formats'
import { inbox } from '@/shared/i18n/notify'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { useTask } from '@/shared/useTask'

export type Segment = 'all' | 'unread'
export type Day = { day: string; label: string; notices: Notice[] }

/** 今天, 昨天, then the day. */
export function dayLabel(day: string, now: Date = new Date()): string {
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000)
  if (day === formatDay(now)) return inbox.today
  return day === formatDay(yesterday) ? inbox.yesterday : day
}

/** Newest first, as they come, under the days in Beijing. */
export function groupByDay(notices: readonly Notice[], now: Date = new Date()): Day[] {
  const days: Day[] = []
  for (const notice of notices) {
    const day = formatDay(notice.created_at)
    const last = days.at(-1)
    if (last?.day === day) last.notices.push(notice)
    else days.push({ day, label: dayLabel(day, now), notices: [notice] })
  }
  return days
}

export function useInbox() {
  const router = useRouter()
  const { sayError } = useToast()
  const segment = ref<Segment>('all')
  const unread = ref(0)
  const marking = useTask()

  const pages = usePages<Notice>(async (cursor) => {
    const query = { unread: segment.value === 'unread', ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/notices', { params: { query } }))
    count(page.unread)
    return page
  })
  const { items, reload } = pages
  const days = computed(() => groupByDay(items.value))

  function count(left: number): void {
    unread.value = left
    if (left === 0) void navigator.clearAppBadge?.()
  }

  function see(isSeen: (notice: Notice) => boolean): void {
    items.value = items.value.map((one) => (isSeen(one) ? { ...one, is_read: true } : one))
  }

  /** Goes where the notice leads; that it was read is told on the way. */
  function open(notice: Notice, link: string = notice.link): void {
    if (!notice.is_read) void markRead(notice)
    void router.push(link)
  }

  async function markRead({ id }: Notice): Promise<void> {
    see((one) => one.id === id)
    const params = { path: { notice_id: id } }
    try {
      count((await answer(client.POST('/api/notices/{notice_id}/read', { params }))).unread)
    } catch {
      // it stays unread on the server and shows as such the next time
    }
  }

  /** What came after the list was drawn stays unread. */
  async function markAllRead(): Promise<void> {
    const newest = items.value[0]?.id
    if (newest === undefined) return
    const isDone = await marking.run(async () => {
      const body = { up_to_id: newest }
      count((await answer(client.POST('/api/notices/read', { body }))).unread)
      see(() => true)
    })
    if (!isDone) sayError(marking.error.value)
  }

  watch(segment, () => {
    items.value = []
    pages.hasLoaded.value = false
    void reload()
  })
  return { ...pages, segment, unread, days, isMarking: marking.isBusy, open, markAllRead }
}
