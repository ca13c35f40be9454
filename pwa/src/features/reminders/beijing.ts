/** Times as people type them: the clock of Beijing, whatever the phone's time zone. */
import { formatInstant } from '@/shared/formats'

const ZONE = '+08:00'

/** 2026-11-25T09:30, for an input. */
export function typedTime(instant: string | Date): string {
  return formatInstant(instant).replace(' ', 'T')
}

/** The instant of a typed time; null while it is half typed. */
export function instantOf(typed: string): string | null {
  const instant = new Date(`${typed}${ZONE}`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}

/** Nine o'clock of the next morning: what most reminders are set to. */
export function tomorrowMorning(now: Date = new Date()): string {
  const tomorrow = new Date(now.getTime() + 24 * 3600 * 1000)
  return `${formatInstant(tomorrow).slice(0, 10)}T09:00`
}
