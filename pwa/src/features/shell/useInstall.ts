/** Putting the app on the home screen: the browser's own offer where it makes one, words on iOS. */
import { computed, readonly, ref } from 'vue'

/** Not in TypeScript's library: only Chromium has it. */
type InstallOffer = Event & { prompt(): Promise<unknown> }

const offer = ref<InstallOffer | null>(null)
const isInstalled = ref(globalThis.matchMedia('(display-mode: standalone)').matches)

globalThis.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  offer.value = event as InstallOffer
})
globalThis.addEventListener('appinstalled', () => (isInstalled.value = true))

export function useInstall() {
  const isIos = /iPhone|iPad/.test(navigator.userAgent)
  const way = computed<'offer' | 'ios' | 'none'>(() => {
    if (isInstalled.value) return 'none'
    if (offer.value !== null) return 'offer'
    return isIos ? 'ios' : 'none'
  })

  async function install(): Promise<void> {
    const current = offer.value
    offer.value = null // the browser lets it be used once
    await current?.prompt()
  }

  return { way: readonly(way), install }
}
