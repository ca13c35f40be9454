/** Whether the server can be asked: the browser's word, corrected by what requests experience. */
import { computed, readonly, ref } from 'vue'
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

export function useConnection() {
  return { state: readonly(state) }
}
