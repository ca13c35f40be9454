/** How amounts, days and instants are written on every screen. */

const WHOLE = new Intl.NumberFormat('zh-CN')
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' })

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** ¥1,234.56 from whole fen; an em dash for an amount that is not known. */
export function formatFen(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return '—'
  const whole = WHOLE.format(Math.floor(Math.abs(fen) / 100))
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}¥${whole}.${cents}`
}

/** 12,345; an en dash while the number is not known. */
export function formatCount(count: number | null | undefined): string {
  return count === null || count === undefined ? '–' : WHOLE.format(count)
}

/** 2025-01-06 in Beijing, whatever the phone's time zone. */
export function formatDay(instant: string | Date): string {
  return DAY.format(new Date(instant))
}

/** 2025-01-06 09:30 in Beijing. */
export function formatInstant(instant: string | Date): string {
  return `${formatDay(instant)} ${CLOCK.format(new Date(instant))}`
}

/** 09:30 in Beijing. */
export function formatClock(instant: string | Date): string {
  return CLOCK.format(new Date(instant))
}

/** 刚刚, 10 分钟前, 3 小时前, 昨天 09:30, then the day. */
export function formatAgo(instant: string | Date, now: Date = new Date()): string {
  const then = new Date(instant)
  const age = now.getTime() - then.getTime()
  if (age < MINUTE_MS) return '刚刚'
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} 分钟前`
  if (formatDay(then) === formatDay(now)) return `${Math.floor(age / HOUR_MS)} 小时前`
  const yesterday = new Date(now.getTime() - DAY_MS)
  if (formatDay(then) === formatDay(yesterday)) return `昨天 ${CLOCK.format(then)}`
  return formatDay(then)
}

/** When something is to happen: 今天 18:00, 明天 00:10, else day and time. */
export function formatDue(instant: string | Date, now: Date = new Date()): string {
  const then = new Date(instant)
  if (then.getTime() <= now.getTime()) return '即将'
  if (formatDay(then) === formatDay(now)) return `今天 ${CLOCK.format(then)}`
  const tomorrow = new Date(now.getTime() + DAY_MS)
  if (formatDay(then) === formatDay(tomorrow)) return `明天 ${CLOCK.format(then)}`
  return formatInstant(then)
}

/** 25990000 0000 0001 0317: groups of four from the right, for reading aloud. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{4})+$)/g, '\u2009')
}

/** 45 秒, 3 分钟, 2 小时: a waiting time rounded up. */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} 秒`
  if (seconds < 3600) return `${Math.ceil(seconds / 60)} 分钟`
  return `${Math.ceil(seconds / 3600)} 小时`
}

/** 320 KB, 4.5 MB, 20 MB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.0', '')} MB`
}
