/** The filing calendar of the year in the address; the last copy seen when there is no network. */
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { answer, client, UnreachableError } from '@/shared/api'
import type { Deadline, NextDeadline } from '@/shared/contracts'
import { formatDay } from '@/shared/formats'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { onReconnected } from '@/shared/useConnection'
import { FIRST_YEAR, LAST_YEAR } from '@/shared/years'
import { daysLeftNow } from './days'

const PATH = '/filing'

type Calendar = { year: number; months: Deadline[]; next: NextDeadline }

function yearOf(asked: unknown): number {
  const year = Number(asked ?? Number.NaN)
  const isYear = Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR
  return isYear ? year : Number(formatDay(new Date()).slice(0, 4))
}

async function ask(year: number): Promise<Calendar> {
  const [{ items }, next] = await Promise.all([
    answer(client.GET('/api/filing', { params: { query: { year } } })),
    answer(client.GET('/api/filing/next')),
  ])
  return { year, months: items, next }
}

export function useFiling() {
  const route = useRoute()
  const router = useRouter()
  const personId = useSession().person?.id ?? 0
  const year = ref(yearOf(route.query['year']))
  const known = shallowRef<Calendar | null>(null)
  const takenAt = ref<string | null>(null)
  const error = shallowRef<unknown>(null)

  /** Null while the year is on its way. */
  const months = computed(() => (known.value?.year === year.value ? known.value.months : null))
  const next = computed(() => known.value?.next ?? null)
  const daysLeft = computed(() =>
    daysLeftNow(next.value?.days_left ?? 0, takenAt.value, new Date()),
  )

  function show(calendar: Calendar, copiedAt: string | null): void {
    if (calendar.year !== year.value) return // another year was asked for meanwhile
    known.value = calendar
    takenAt.value = copiedAt
    error.value = null
  }

  async function load(): Promise<void> {
    const asked = year.value
    const key = `filing-${asked}`
    try {
      const calendar = await ask(asked)
      show(calendar, null)
      void keepSnapshot(key, personId, calendar)
    } catch (problem) {
      const isCut = problem instanceof UnreachableError
      const kept = isCut ? await readSnapshot<Calendar>(key, personId) : null
      if (kept !== null) show(kept.value, kept.takenAt)
      else if (asked === year.value) error.value = problem
    }
  }

  function turnTo(wanted: number): void {
    void router.replace({ path: PATH, query: { year: String(wanted) } })
  }

  watch(
    () => (route.path === PATH ? yearOf(route.query['year']) : null),
    (wanted) => {
      if (wanted === null) return // on the way to another screen
      year.value = wanted
      error.value = null
      void load()
    },
    { immediate: true },
  )
  onReconnected(() => void load())
  return { year, months, next, daysLeft, takenAt, error, load, turnTo }
}
