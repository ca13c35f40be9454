/** A finger that stays: begins choosing, and does not follow the link under it. */
import { onScopeDispose } from 'vue'

const LONG_MS = 480
/** A finger that moves further scrolls. Pixels. */
const STILL = 10

export function useLongPress<Value>(act: (value: Value) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let start = { x: 0, y: 0 }
  let isLong = false

  function down(event: PointerEvent, value: Value): void {
    clearTimeout(timer)
    isLong = false
    if (event.pointerType === 'mouse' && event.button !== 0) return
    start = { x: event.clientX, y: event.clientY }
    timer = setTimeout(() => {
      isLong = true
      navigator.vibrate?.(15)
      act(value)
    }, LONG_MS)
  }

  function move({ clientX, clientY }: PointerEvent): void {
    if (Math.hypot(clientX - start.x, clientY - start.y) > STILL) clearTimeout(timer)
  }

  function cancel(): void {
    clearTimeout(timer)
  }

  /** The click and the menu that end a long press mean nothing. */
  function swallow(event: Event): void {
    if (!isLong) return
    event.preventDefault()
    event.stopPropagation()
    if (event.type === 'click') isLong = false
  }

  onScopeDispose(cancel)
  return { down, move, cancel, swallow }
}
