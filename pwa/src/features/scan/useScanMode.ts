/** Whether scanning goes on after each code (the default) or waits for a tap. */
import { ref, watch } from 'vue'

const KEY = 'pkt.scanOneByOne'

const isOneByOne = ref(localStorage.getItem(KEY) === 'yes')
watch(isOneByOne, (yes) => localStorage.setItem(KEY, yes ? 'yes' : 'no'))

export function useScanMode() {
  return { isOneByOne }
}
