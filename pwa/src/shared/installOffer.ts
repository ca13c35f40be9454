/** The browser's offer to install the app comes early, and once: it is kept until it is wanted. */
import { ref, shallowRef } from 'vue'
import { isInstalled } from './platform'

/** Not in TypeScript's library: only Chromium has it. */
export type InstallOffer = Event & { prompt(): Promise<unknown> }

export const installOffer = shallowRef<InstallOffer | null>(null)
export const hasInstalled = ref(isInstalled())

export function keepInstallOffer(): void {
  globalThis.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    installOffer.value = event as InstallOffer
  })
  globalThis.addEventListener('appinstalled', () => (hasInstalled.value = true))
}
