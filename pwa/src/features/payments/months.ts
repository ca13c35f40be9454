/** Months as the server counts them: 2026-11, in China. */
import { formatDay } from '@/shared/formats'

/** The month of an instant; now without one. */
export function monthOf(instant: Date = new Date()): string {
  return formatDay(instant).slice(0, 7)
}

/** `steps` months later; earlier when negative. */
export function monthAfter(month: string, steps: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + steps
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** Today in China, as a date field has it. */
export function today(): string {
  return formatDay(new Date())
}
