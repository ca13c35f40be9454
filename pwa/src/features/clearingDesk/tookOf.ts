/** How long a clearing took, and which periods it was about. */
import { formatWait } from '@/shared/formats'
import type { SessionRow } from './types'

export function tookOf({ created_at: began, ended_at: ended }: SessionRow): string {
  if (ended === null) return '–'
  return formatWait((new Date(ended).getTime() - new Date(began).getTime()) / 1000)
}

/** 2026-10 for a whole month of one or many machines, else the days. */
export function periodOf({ period_start: start, period_end: end }: SessionRow): string {
  if (start === null || end === null) return '–'
  return start.slice(0, 7) === end.slice(0, 7) ? start.slice(0, 7) : `${start} 至 ${end}`
}
