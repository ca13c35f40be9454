/** What waits on this device, for the screens; and the moments at which it is sent. */
import { computed, readonly, ref, shallowRef, watch } from 'vue'
import { tellReach } from '@/shared/api'
import { useSession } from '@/shared/session'
import { tellDelivered } from './delivered'
import { onOutboxNotice, outbox, SYNC_TAG } from './device'
import { type Draft, isSettled, isUnclaimed, type OutboxEntry } from './entries'
import type { Notice, Report } from './outbox'

/** Not in TypeScript's library: only Chromium has it. */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }
type Progress = { done: number; total: number }

/** A sender that died says nothing more: its progress is not believed for longer. */
const PROGRESS_GOOD_FOR_MS = 25_000

const everybodys = shallowRef<readonly OutboxEntry[]>([])
const syncing = ref<Progress | null>(null)
/** IndexedDB is refused or full: what is captured cannot be kept. */
const isBroken = ref(false)
/** Whether the store was looked into; before, nobody knows what waits. */
const isLoaded = ref(false)

let hasStarted = false
let hasAskedToPersist = false
let wakeUp: ReturnType<typeof setTimeout> | undefined
let forget: ReturnType<typeof setTimeout> | undefined

const isWaiting = (entry: OutboxEntry) => !isSettled(entry)

async function reload(): Promise<void> {
  try {
    const before = everybodys.value.filter(isWaiting).length
    everybodys.value = await outbox.all()
    if (everybodys.value.filter(isWaiting).length < before) tellDelivered()
    isBroken.value = false
  } catch {
    isBroken.value = true
  }
  isLoaded.value = true
}

function hear(notice: Notice): void {
  void reload()
  if (notice.what === 'changed') return
  clearTimeout(forget)
  syncing.value = notice.what === 'progress' ? { done: notice.done, total: notice.total } : null
  forget = setTimeout(() => (syncing.value = null), PROGRESS_GOOD_FOR_MS)
}

/** Send now what can be sent, and plan the next try. */
async function flush(isEager = true): Promise<void> {
  clearTimeout(wakeUp)
  const report = await outbox.flush(isEager).catch(() => null)
  await reload() // whoever waits for this reads the outcome next
  if (report === null) return // the store is out of reach: `reload` says so
  follow(report)
}

function follow({ reach, nextTryAt }: Report): void {
  if (reach !== 'not_asked') tellReach(reach)
  if (nextTryAt === null) return
  clearTimeout(wakeUp)
  wakeUp = setTimeout(() => void flush(false), Math.max(250, nextTryAt - Date.now()))
  void askForSync()
}

/** Where the browser can, it wakes the service worker when the network is back, page or no page. */
async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    await (registration as WithSync | undefined)?.sync?.register(SYNC_TAG)
  } catch {
    // refused or unknown (iOS): the moments below remain
  }
}

function start(): void {
  if (hasStarted) return
  hasStarted = true
  onOutboxNotice(hear)
  globalThis.addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void reload().then(() => flush())
  })
  const session = useSession()
  watch(
    () => session.person?.id,
    () => void flush(),
  )
  void reload().then(() => flush())
}

/** Now there is something to lose: may the browser please not clear it when space runs short. */
function askToPersist(): void {
  if (hasAskedToPersist) return
  hasAskedToPersist = true
  navigator.storage?.persist?.().catch(() => undefined)
}

/**
 * Keeps a capture on this device and starts to send it.
 *
 * @throws when the device cannot keep it; then nothing was captured
 */
async function capture(personId: number, draft: Draft) {
  const added = await outbox.add(personId, draft)
  askToPersist()
  await reload()
  void flush(false)
  return added
}

/** Changes kept entries; whoever waits for this reads them as they are then. */
async function change(patchOf: Parameters<typeof outbox.change>[0]): Promise<void> {
  await outbox.change(patchOf)
  await reload()
}

async function retry(id: number): Promise<void> {
  follow(await outbox.retry(id))
}

export function useOutbox() {
  start()
  const session = useSession()
  const entries = computed(() =>
    everybodys.value.filter(({ personId }) => personId === session.person?.id),
  )
  /** Captures of this person that the server has not answered yet. */
  const waiting = computed(() => entries.value.filter(isWaiting).length)
  const rejected = computed(() => entries.value.filter(({ state }) => state === 'rejected').length)
  /** Files that another app shared and nobody has claimed. */
  const shared = computed(() => everybodys.value.filter(isUnclaimed))
  /** Captures of other people that wait for their sign-in on this device. */
  const othersWaiting = computed(
    () =>
      everybodys.value.filter(
        (entry) => isWaiting(entry) && !isUnclaimed(entry) && !entries.value.includes(entry),
      ).length,
  )
  return {
    entries,
    waiting,
    rejected,
    shared,
    othersWaiting,
    syncing: readonly(syncing),
    isBroken: readonly(isBroken),
    isLoaded: readonly(isLoaded),
    capture,
    retry,
    remove: outbox.remove,
    claim: outbox.claim,
    change,
    flush,
  }
}
