/** How figures of the desk are said. */
import { daysBetween } from '@/features/filing/days'
import { formatDay, formatWait } from '@/shared/formats'
import { clearingDesk } from '@/shared/i18n/clearingDesk'
import type { Tone } from '@/shared/ui/tones'
import type { Check, NextClearing, Station } from './types'

const texts = clearingDesk.station
const CLOCK_FITS_S = 5
/** Beyond this the pre-check is red (QK-201). */
const CLOCK_BAD_S = 600
const NEAR_DAYS = 3

export function clockOf({ clock_off_s: off }: Station): { text: string; tone: Tone } {
  if (off === null) return { text: '–', tone: 'mute' }
  const amount = Math.abs(off)
  if (amount <= CLOCK_FITS_S) return { text: texts.clockFits, tone: 'ok' }
  const tone = amount > CLOCK_BAD_S ? 'bad' : 'wait'
  return { text: texts.clockOff(off > 0, formatWait(amount)), tone }
}

/** Null = the computer does not tell. */
export function powerOf({ power }: Station): string | null {
  if (power === null) return null
  const percent: unknown = power['battery_percent']
  const charge = typeof percent === 'number' ? texts.battery(percent) : ''
  return `${power['is_on_mains'] === true ? texts.onMains : texts.onBattery}${charge}`
}

/** 86.2 GB; a computer's disk is told in larger pieces than a file. */
export function diskOf({ disk_free: bytes }: Station): string {
  return bytes === null ? '–' : `${(bytes / 1e9).toFixed(1)} GB`
}

export function whyUnreached(code: string | null): string {
  const known: Readonly<Record<string, string>> = texts.unreached
  return known[code ?? ''] ?? texts.unreachedOther
}

/** 票卡通 0.1.0 · usercard · Debian 12 · Python 3.11 */
export function versionsOf({ versions, version }: Station): string {
  const { product = version, driver, os, python } = versions
  return [`票卡通 ${product}`, driver, os, python && `Python ${python}`].filter(Boolean).join(' · ')
}

/** Days from today in China until a day; negative when it has passed. */
export const daysUntil = (day: string, now: Date = new Date()) => daysBetween(formatDay(now), day)

export function leftOf({ days_left: days }: NextClearing): { text: string; isNear: boolean } {
  const words = clearingDesk.next
  if (days < 0) return { text: words.late(-days), isNear: true }
  if (days === 0) return { text: words.today, isNear: true }
  return { text: `${words.left} ${days} ${words.days}`, isNear: days <= NEAR_DAYS }
}

/** Red lines first, then what to mind, then what is well. */
export function sortChecks(checks: readonly Check[]) {
  const of = (state: Check['state']) => checks.filter((one) => one.state === state)
  return { troubles: [...of('red'), ...of('yellow')], red: of('red').length, green: of('green') }
}
