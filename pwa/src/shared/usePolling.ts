/** Asks again while something is under way, ever more slowly, and not while nobody looks. */
import { onScopeDispose, watch } from 'vue'

/** Steps between two questions; the last one repeats. */
const STEPS_S = [1.5, 2, 3, 5, 8, 13, 20, 30] as const

/**
 * @param isNeeded truthy while anything is under way; another truthy value begins with short steps
 * @param ask one question; a failure only leads to the next, later one
 */
export function usePolling(isNeeded: () => unknown, ask: () => Promise<void>): void {
  let step = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function plan(): void {
    const delay_s = STEPS_S[Math.min(step, STEPS_S.length - 1)] ?? 30
    timer = setTimeout(() => void tick(), delay_s * 1000)
  }

  async function tick(): Promise<void> {
    step += 1
    if (document.visibilityState === 'visible') await ask().catch(() => undefined)
    if (isNeeded()) plan()
  }

  function restart(): void {
    clearTimeout(timer)
    step = 0
    if (isNeeded()) plan()
  }

  watch(isNeeded, restart, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
}
