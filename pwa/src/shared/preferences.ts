/** How this device shows the app: light or dark, and large text. */
import { reactive, watch } from 'vue'

export type Theme = 'system' | 'light' | 'dark'
type Preferences = { theme: Theme; isLargeText: boolean }

const KEY = 'pkt.preferences'
const THEMES: readonly Theme[] = ['system', 'light', 'dark']

function stored(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
    const theme = THEMES.find((name) => name === kept.theme) ?? 'system'
    return { theme, isLargeText: kept.isLargeText === true }
  } catch {
    return { theme: 'system', isLargeText: false } // unreadable is the same as never written
  }
}

export const preferences = reactive(stored())

const prefersDark = globalThis.matchMedia('(prefers-color-scheme: dark)')

/** Put the choice on the root element, where the style sheet looks for it. */
function apply(): void {
  const isDark =
    preferences.theme === 'dark' || (preferences.theme === 'system' && prefersDark.matches)
  const root = document.documentElement
  root.dataset['theme'] = isDark ? 'dark' : 'light'
  root.dataset['text'] = preferences.isLargeText ? 'large' : 'normal'
  root.classList.toggle('van-theme-dark', isDark)
}

/** Apply the stored choice now and whenever it changes. */
export function startPreferences(): void {
  apply()
  prefersDark.addEventListener('change', apply)
  globalThis.addEventListener('storage', ({ key }) => {
    if (key === KEY) Object.assign(preferences, stored()) // chosen in another tab
  })
  watch(preferences, () => {
    localStorage.setItem(KEY, JSON.stringify(preferences))
    apply()
  })
}
