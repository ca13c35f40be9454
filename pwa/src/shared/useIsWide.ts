/** Whether there is room for a desk: below it the screens of 清卡 are for reading only. */
import { onScopeDispose, readonly, ref } from 'vue'

const DESK = '(min-width: 48rem)'

export function useIsWide() {
  const query = globalThis.matchMedia(DESK)
  const isWide = ref(query.matches)
  const follow = () => (isWide.value = query.matches)

  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return readonly(isWide)
}
