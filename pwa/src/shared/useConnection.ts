/** Whether the server can be asked: the browser's word, corrected by what requests experience. */
import { computed, readonly, ref, watch } from 'vue'
import { onReach } from './api'

const isOnline = ref(navigator.onLine)
const isReached = ref(true)

globalThis.addEventListener('online', () => (isOnline.value = true))
globalThis.addEventListener('offline', () => (isOnline.value = false))
onReach((reach) => (isReached.value = reach === 'reached'))

const state = computed<'online' | 'offline' | 'unreachable'>(() => {
  if (!isOnline.value) return 'offline'
  return isReached.value ? 'online' : 'unreachable'
})

/** Runs `act` each time the server can be asked again, as long as the screen lives. */
export function onReconnected(act: () => void): void {
  watch(state, (next, previous) => {
    if (next === 'online' && previous !== 'online') act()
  })
}

export function useConnection() {
  return { state: readonly(state) }
}
