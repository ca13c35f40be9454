/** Finds active people by a part of their name; the list follows what is typed. */
import { onScopeDispose, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'

const PAUSE_MS = 250

export function usePeopleSearch() {
  const typed = ref('')
  let asked = ''
  const pages = usePages<Person>((cursor) => {
    asked = typed.value
    const query = {
      state: 'active' as const,
      q: asked.trim(),
      ...(cursor === null ? {} : { cursor }),
    }
    return answer(client.GET('/api/people', { params: { query } }))
  })
  let pause: ReturnType<typeof setTimeout> | undefined

  /** What was typed while an answer was under way is asked for after it. */
  async function follow(): Promise<void> {
    await pages.reload()
    if (asked !== typed.value && !pages.isBusy.value) await follow()
  }

  watch(typed, () => {
    clearTimeout(pause)
    pause = setTimeout(() => void follow(), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(pause))
  return { ...pages, typed }
}
