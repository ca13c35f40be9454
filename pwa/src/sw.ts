/** Service worker: the app shell works without a network, and what waits is sent when it is back. */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { outbox, SYNC_TAG } from './shared/offline/device'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[]
}

/** Background Sync is not in TypeScript's library: only Chromium has it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** Answered by the server only, never from a cache. */
const NOT_OURS = [/^\/api\//, /^\/demo\//, /^\/healthz$/, /^\/readyz$/]

// The page of the first visit works offline too, without being loaded again.
clientsClaim()
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_OURS }))

self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as SyncEvent
  if (tag === SYNC_TAG) waitUntil.call(event, flush())
})

/** A rejected promise makes the browser try the sync again later. */
async function flush(): Promise<void> {
  const { nextTryAt } = await outbox.flush(true)
  if (nextTryAt !== null) throw new Error('captures still wait')
}

// A new version takes over only when the person has agreed in the app, never by itself.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'take-over') void self.skipWaiting()
})
