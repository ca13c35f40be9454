/** Keys of the desk: `?` what there is, `/` search, Enter to the next step, Esc back. */
import { onMounted, onScopeDispose } from 'vue'

export type DeskActs = {
  list: () => void
  search: () => void
  next: () => void
  back: () => void
}

const TYPING = 'input, select, textarea, [contenteditable="true"]'
/** Enter on these is already an act of their own. */
const ACTING = `${TYPING}, button, a, summary, [role="switch"]`

const MEANINGS: Readonly<Record<string, keyof DeskActs>> = {
  Enter: 'next',
  Escape: 'back',
  '/': 'search',
  '?': 'list',
  '？': 'list',
}

/** Whether somebody else has a use for the key: an input method, a shortcut, an open dialog. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  return document.querySelector('dialog[open]') !== null
}

/** What a key means where the focus is; null = leave it to the browser. */
export function actOf(event: KeyboardEvent): keyof DeskActs | null {
  const act = MEANINGS[event.key]
  if (act === undefined || isTaken(event)) return null
  const target = event.target instanceof Element ? event.target : document.body
  return target.closest(act === 'next' ? ACTING : TYPING) === null ? act : null
}

export function useDeskKeys(acts: DeskActs): void {
  function hear(event: KeyboardEvent): void {
    const act = actOf(event)
    if (act === null) return
    event.preventDefault() // a typed `/` must not land in the field it opens
    acts[act]()
  }

  onMounted(() => document.addEventListener('keydown', hear))
  onScopeDispose(() => document.removeEventListener('keydown', hear))
}
