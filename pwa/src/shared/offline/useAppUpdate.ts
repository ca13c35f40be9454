/** Registers the service worker; a new version waits until the person agrees to it. */
import { readonly, ref } from 'vue'

const isReady = ref(false)
let waiting: ServiceWorker | null = null
let hasStarted = false
let hasAgreed = false

function offer(worker: ServiceWorker): void {
  waiting = worker
  isReady.value = true
}

function watchNext(registration: ServiceWorkerRegistration): void {
  const next = registration.installing
  next?.addEventListener('statechange', () => {
    const isUpdate = navigator.serviceWorker.controller !== null // else it is the first one
    if (next.state === 'installed' && isUpdate) offer(next)
  })
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  if (registration.waiting !== null) offer(registration.waiting)
  registration.addEventListener('updatefound', () => watchNext(registration))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

const RELOADED_AT = 'pkt.reloadedAt'

/** Another tab has switched to a new version: the parts of this one are gone. Load it anew, once. */
function reloadOnMissingPart(): void {
  const reloadedAt = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
  if (Date.now() - reloadedAt < 10_000) return // reloading did not help
  sessionStorage.setItem(RELOADED_AT, String(Date.now()))
  location.reload()
}

/** Without a service worker (plain HTTP, development) the app works, but only online. */
export function startAppUpdate(): void {
  if (hasStarted || !('serviceWorker' in navigator) || import.meta.env.DEV) return
  hasStarted = true
  globalThis.addEventListener('vite:preloadError', reloadOnMissingPart)
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hasAgreed) location.reload()
  })
  globalThis.addEventListener('load', () => void register().catch(() => undefined))
}

/** Switches to the new version; the page reloads once it has taken over. */
function accept(): void {
  hasAgreed = true
  waiting?.postMessage('take-over')
}

export function useAppUpdate() {
  return { isReady: readonly(isReady), accept }
}
