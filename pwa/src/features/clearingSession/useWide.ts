/** Whether there is room to work: below it a session can only be looked at. */
import { onScopeDispose, readonly, ref } from 'vue'

const ROOM = '(min-width: 48rem)'

export function useWide() {
  const query = globalThis.matchMedia(ROOM)
  const isWide = ref(query.matches)
  const look = () => (isWide.value = query.matches)
  query.addEventListener('change', look)
  onScopeDispose(() => query.removeEventListener('change', look))
  return readonly(isWide)
}
