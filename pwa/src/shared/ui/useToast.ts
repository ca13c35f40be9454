/** Short notes at the foot of the screen, one at a time. */
import { readonly, ref } from 'vue'

export type Toast = { id: number; text: string; tone: 'ok' | 'bad' | 'plain' }

const SHOWN_MS = 3200
const current = ref<Toast | null>(null)
let lastId = 0
let timer: ReturnType<typeof setTimeout> | undefined

function say(text: string, tone: Toast['tone'] = 'plain'): void {
  clearTimeout(timer)
  lastId += 1
  current.value = { id: lastId, text, tone }
  timer = setTimeout(() => (current.value = null), SHOWN_MS)
}

export function useToast() {
  return { current: readonly(current), say }
}
