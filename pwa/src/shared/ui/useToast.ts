/** Short notes at the foot of the screen, one at a time. */
import { readonly, shallowRef } from 'vue'
import { describeInLine } from '@/shared/i18n/errors'

/** `error` = what the words are of, with its code to be looked at; undefined when of none. */
export type Toast = { id: number; text: string; tone: 'ok' | 'bad' | 'plain'; error?: unknown }

const SHOWN_MS = 3200
/** Long enough to reach for the code. */
const ERROR_SHOWN_MS = 6500
const current = shallowRef<Toast | null>(null)
let lastId = 0
let timer: ReturnType<typeof setTimeout> | undefined

function show(toast: Omit<Toast, 'id'>, shown_ms: number): void {
  clearTimeout(timer)
  lastId += 1
  current.value = { id: lastId, ...toast }
  timer = setTimeout(() => (current.value = null), shown_ms)
}

function say(text: string, tone: Toast['tone'] = 'plain'): void {
  show({ text, tone }, SHOWN_MS)
}

/** What went wrong, with the way to its code and id. */
function sayError(error: unknown): void {
  show({ text: describeInLine(error), tone: 'bad', error }, ERROR_SHOWN_MS)
}

export function useToast() {
  return { current: readonly(current), say, sayError }
}
