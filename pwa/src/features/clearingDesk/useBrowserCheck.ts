/** The line of 预检 that only this browser can give: which one it is, what it cannot do. */
import { onMounted, shallowRef } from 'vue'
import { type SealObstacle, sealObstacle } from '@/features/clearingSession/seal'
import { clearingDesk } from '@/shared/i18n/clearingDesk'
import { unlock } from '@/shared/i18n/clearingTrouble'
import type { Check } from './types'

const texts = clearingDesk.checks

/** The first that stands in a user agent; later ones imitate earlier ones. */
const BROWSERS = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
] as const

export function browserOf(agent: string): string {
  for (const [pattern, name] of BROWSERS) {
    const version = pattern.exec(agent)?.[1]
    if (version !== undefined) return `${name} ${version}`
  }
  return texts.unknownBrowser
}

export function browserLine(agent: string, obstacle: SealObstacle | null): Check {
  const line = { what: texts.browser, code: null, is_alarm: false }
  if (obstacle === null) return { ...line, state: 'green', detail: browserOf(agent), remedy: '' }
  const { why, remedy } = unlock.obstacles[obstacle]
  return { ...line, state: 'yellow', detail: `${browserOf(agent)}：${why}`, remedy }
}

export function useBrowserCheck() {
  const line = shallowRef<Check | null>(null)
  onMounted(async () => {
    line.value = browserLine(navigator.userAgent, await sealObstacle())
  })
  return line
}
