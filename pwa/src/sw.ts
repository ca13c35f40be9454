/** Service worker: the app shell works without a network, and what waits is sent when it is back. */
import { clientsClaim } from 'workbox-core'
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { outbox, SYNC_TAG } from './shared/offline/device'
import { takeShared } from './shared/offline/sharedFiles'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: (string | { url: string; revision: string })[]
}

/** Background Sync is not in TypeScript's library: only Chromium has it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** Where the share sheet of the phone sends files (manifest: share_target). */
const SHARE = '/share'

/** Answered by the server only, never from a cache. */
const NOT_OURS = [/^\/api\//, /^\/demo\//, /^\/healthz$/, /^\/readyz$/]

// The page of the first visit works offline too, without being loaded again.
clientsClaim()
precacheAndRoute(self.__WB_MANIFEST)
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

// What another app shares is kept first; the page that opens then asks what to do with it.
self.addEventListener('fetch', (event) => {
  const isShared = event.request.method === 'POST' && new URL(event.request.url).pathname === SHARE
  if (isShared) event.respondWith(takeShared(event.request, outbox).then(goTo))
})

function goTo(path: string): Response {
  return Response.redirect(path, 303)
}

// A new version takes over only when the person has agreed in the app, never by itself.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'take-over') void self.skipWaiting()
})
