/** Service worker: the app shell works without a network, and what waits is sent when it is back. */
import { clientsClaim } from 'workbox-core'
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { outbox, SYNC_TAG } from './shared/offline/device'
import { NOBODY_YET } from './shared/offline/entries'
import { bodyOfFile } from './shared/offline/fileBody'

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

// What another app shares is kept first; the page that opens then sends it.
self.addEventListener('fetch', (event) => {
  const isShared = event.request.method === 'POST' && new URL(event.request.url).pathname === SHARE
  if (isShared) event.respondWith(takeShared(event.request))
})

/** Nobody knows yet who is signed in: the person who opens the page next claims the files. */
async function takeShared(request: Request): Promise<Response> {
  let kept = 0
  const files = await request.formData().then((form) => form.getAll('files'))
  for (const file of files) {
    const body = typeof file === 'string' ? null : await bodyOfFile(file, 'file_upload')
    if (body === null) continue
    const isKept = await outbox.add(NOBODY_YET, { kind: 'file', body }).then(
      () => true,
      () => false, // no room: the page says that it got fewer
    )
    if (isKept) kept += 1
  }
  return Response.redirect(`/upload?shared=${kept}-${files.length}`, 303)
}

// A new version takes over only when the person has agreed in the app, never by itself.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'take-over') void self.skipWaiting()
})
