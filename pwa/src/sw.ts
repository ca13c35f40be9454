/**
 * Service worker: the app shell works without a network, what waits is sent when it is back, and
 * pushes are shown.
 */
import { outbox, SYNC_TAG } from './shared/offline/device'
import { inApp, lookOf, readPush, type OpenLink } from './shared/offline/pushes'
import { takeShared } from './shared/offline/sharedFiles'
import { createShell, type Part } from './shared/offline/shell'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Part[] }

/** Background Sync is not in TypeScript's library: only Chromium has it. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}

/** Nor is this one: the browser has given the subscription another address. */
interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription: PushSubscription | null
}

/** Where the share sheet of the phone sends files (manifest: share_target). */
const SHARE = '/share'

/** Answered by the server only, never from the shell. */
const NOT_OURS = /^\/(api\/|demo\/|healthz$|readyz$)/

const shell = createShell(self.__WB_MANIFEST)

self.addEventListener('install', (event) => event.waitUntil(shell.fill()))
// The page of the first visit works offline too, without being loaded again.
self.addEventListener('activate', (event) =>
  event.waitUntil(shell.tidy().then(() => self.clients.claim())),
)

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === SHARE) {
    // What another app shares is kept first; the page that opens then asks what to do with it.
    event.respondWith(takeShared(request, outbox).then(goTo))
  } else if (request.method === 'GET') {
    const isPage = request.mode === 'navigate' && !NOT_OURS.test(pathname)
    const path = isPage && !shell.has(pathname) ? '/index.html' : pathname
    if (shell.has(path)) event.respondWith(shell.get(path))
  }
})

function goTo(path: string): Response {
  return Response.redirect(path, 303)
}

self.addEventListener('sync', (event) => {
  const { tag, waitUntil } = event as SyncEvent
  if (tag === SYNC_TAG) waitUntil.call(event, flush())
})

/** A rejected promise makes the browser try the sync again later. */
async function flush(): Promise<void> {
  const { nextTryAt } = await outbox.flush(true)
  if (nextTryAt !== null) throw new Error('captures still wait')
}

self.addEventListener('push', (event) => {
  const look = lookOf(readPush(event.data?.text()))
  event.waitUntil(self.registration.showNotification(...look))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openLink(inApp(event.notification.data)))
})

/** In the page that is open, without loading it anew: something may be half typed there. */
async function openLink(open: string): Promise<void> {
  const [page] = await self.clients.matchAll({ type: 'window' })
  if (page === undefined) {
    await self.clients.openWindow(open)
    return
  }
  await page.focus()
  page.postMessage({ open } satisfies OpenLink)
}

self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription, waitUntil } = event as SubscriptionChange
  if (oldSubscription !== null) waitUntil.call(event, subscribeAgain(oldSubscription))
})

async function subscribeAgain({ options }: PushSubscription): Promise<void> {
  const next = await self.registration.pushManager.subscribe(options as PushSubscriptionOptionsInit)
  const { endpoint, keys } = next.toJSON()
  const body = JSON.stringify({ endpoint, keys })
  const headers = { 'Content-Type': 'application/json' }
  await fetch('/api/notifications/subscriptions', { method: 'POST', headers, body })
}

// A new version takes over only when the person has agreed in the app, never by itself.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'take-over') void self.skipWaiting()
})
