/** The outbox of this device, wired to the browser; the pages and the service worker share it. */
import { createOutbox, type Lock, type Notice } from './outbox'
import { createStore } from './store'

const LOCK = 'piaokatong-outbox'
const CHANNEL = 'piaokatong-outbox'

/** Tag of the Background Sync that wakes the service worker. */
export const SYNC_TAG = 'piaokatong-outbox'

const listeners = new Set<(notice: Notice) => void>()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null
channel?.addEventListener('message', ({ data }: MessageEvent<Notice>) => hear(data))

function hear(notice: Notice): void {
  listeners.forEach((listener) => listener(notice))
}

/** Tells this page, the other pages and the service worker. */
function tell(notice: Notice): void {
  hear(notice)
  channel?.postMessage(notice)
}

/** Listens to what happens to the outbox, wherever it happens. Returns the way to stop. */
export function onOutboxNotice(listener: (notice: Notice) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where the browser has no locks (plain HTTP), two tabs may both send: the key makes it one. */
let queue: Promise<unknown> = Promise.resolve()
const inThisTab: Lock = (work) => {
  const turn = queue.then(work)
  queue = turn.catch(() => undefined)
  return turn
}

const acrossTabs: Lock = async (work) => navigator.locks.request(LOCK, work)

export const outbox = createOutbox({
  store: createStore(),
  fetch: (url, init) => globalThis.fetch(url, init),
  lock: navigator.locks ? acrossTabs : inThisTab,
  tell,
  now: Date.now,
  random: Math.random,
})
