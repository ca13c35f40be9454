/** Days as the server writes them (YYYY-MM-DD), without any time zone of the phone. */
import { formatDay } from '@/shared/formats'
import { filing as texts } from '@/shared/i18n/filing'

const DAY_MS = 24 * 60 * 60 * 1000
/** No filing period ends before this day of its month. */
const USUAL_END = 15

const toUtc = (day: string) => new Date(`${day}T00:00:00Z`)

/** 周五; an empty text for what is no day. */
export function weekdayOf(day: string): string {
  return texts.weekdays[toUtc(day).getUTCDay()] ?? ''
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / DAY_MS)
}

/** The days left of a copy that was taken at `takenAt`; null = just now. */
export function daysLeftNow(daysLeft: number, takenAt: string | null, now: Date): number {
  return takenAt === null ? daysLeft : daysLeft - daysBetween(formatDay(takenAt), formatDay(now))
}

/** What to look at twice before such a day is entered for `month` (YYYY-MM); else its weekday. */
export function remarkOn(month: string, day: string): string {
  const weekday = weekdayOf(day)
  if (weekday === '') return ''
  if (daysBetween(`${month}-${USUAL_END}`, day) < 0) return texts.editor.early(weekday)
  const isWeekend = [0, 6].includes(toUtc(day).getUTCDay())
  return isWeekend ? texts.editor.restDay(weekday) : weekday
}
