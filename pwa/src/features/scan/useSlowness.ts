/** Whether something has been going on for so long that the person should be told of another way. */
import { onScopeDispose, readonly, ref, watch } from 'vue'

const SLOW_AFTER_MS = 8_000

export function useSlowness(isGoingOn: () => boolean) {
  const isSlow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function follow(): void {
    clearTimeout(timer)
    isSlow.value = false
    if (isGoingOn()) timer = setTimeout(() => (isSlow.value = true), SLOW_AFTER_MS)
  }

  watch(isGoingOn, follow, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(isSlow)
}
