/** Keys of the desk. None of them confirms a clearing. */
import { onMounted, onScopeDispose } from 'vue'

type Keys = { help: () => void; next: () => void; back: () => void }

/** Where a key has a meaning of its own. */
const OWN = 'input, textarea, select, button, a, summary, [role=switch]'

export function useSessionKeys(isOn: () => boolean, { help, next, back }: Keys): void {
  const acts: Record<string, () => void> = { '?': help, '？': help, Enter: next, Escape: back }

  function press(event: KeyboardEvent): void {
    const act = acts[event.key]
    if (act === undefined || !isOn() || isTaken(event)) return
    event.preventDefault()
    act()
  }

  onMounted(() => globalThis.addEventListener('keydown', press))
  onScopeDispose(() => globalThis.removeEventListener('keydown', press))
}

function isTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return true
  if (document.querySelector('dialog[open]') !== null) return true // it has keys of its own
  const isEscape = event.key === 'Escape'
  return !isEscape && event.target instanceof Element && event.target.closest(OWN) !== null
}
