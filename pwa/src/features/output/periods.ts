/** The periods that statistics and the ledger offer, as days in China. */
import { formatDay } from '@/shared/formats'

export type PeriodName = 'year' | 'this_year' | 'last_year' | 'month' | 'own'
export type Days = { from: string; to: string }

/** The days of a named period; null for one that a person chooses himself. */
export function daysOf(name: PeriodName, now: Date = new Date()): Days | null {
  const to = formatDay(now)
  const year = Number(to.slice(0, 4))
  const month = Number(to.slice(5, 7))
  switch (name) {
    case 'year':
      return { from: month === 12 ? `${year}-01-01` : firstOf(year - 1, month + 1), to }
    case 'this_year':
      return { from: `${year}-01-01`, to }
    case 'last_year':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
    case 'month':
      return { from: firstOf(year, month), to }
    case 'own':
      return null
  }
}

/** The first and the last day of 2026-11. */
export function daysOfMonth(month: string): Days {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` }
}

function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`
}
