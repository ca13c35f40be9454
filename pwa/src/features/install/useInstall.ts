/** Putting the app on the home screen: the browser's own offer where it makes one, else words. */
import { computed, readonly, ref } from 'vue'
import { hasInstalled, installOffer } from '@/shared/installOffer'
import { isIos } from '@/shared/platform'

export type System = 'ios' | 'android' | 'desk'

function ownSystem(): System {
  if (isIos()) return 'ios'
  return /Android|HarmonyOS|Mobile/i.test(navigator.userAgent) ? 'android' : 'desk'
}

export function useInstall() {
  const system = ref<System>(ownSystem())
  const state = computed<'installed' | 'offer' | 'insecure' | 'by_hand'>(() => {
    if (hasInstalled.value) return 'installed'
    if (!globalThis.isSecureContext) return 'insecure'
    return installOffer.value === null ? 'by_hand' : 'offer'
  })

  async function install(): Promise<void> {
    const offer = installOffer.value
    installOffer.value = null // the browser lets it be used once
    await offer?.prompt()
  }

  return { state: readonly(state), system, install }
}
