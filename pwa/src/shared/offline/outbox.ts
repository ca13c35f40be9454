/**
 * Delivers what waits, exactly once, from whichever page or service worker comes first.
 *
 * Every entry keeps its Idempotency-Key over all tries, and only one sender works at a time across
 * all tabs. So a kill between any two steps leads to a repeat at worst, and the server answers a
 * repeat with its first answer. An entry leaves the queue only by an answer of the server.
 */
import { askWhoIsSignedIn, deliver, type Delivery, type Fetch } from './delivery'
import {
  type ClaimBody,
  type Draft,
  isSendable,
  isSettled,
  isWithFile,
  NOBODY_YET,
  type OutboxEntry,
  type ProofBody,
  type SavedClaim,
} from './entries'
import { freshened } from './freshened'
import type { OutboxStore } from './store'

/** Runs `work` while nobody else on this device does; releases when it ends or its page dies. */
export type Lock = <T>(work: () => Promise<T>) => Promise<T>

export type Notice =
  { what: 'changed' } | { what: 'progress'; done: number; total: number } | { what: 'idle' }

export interface Ports {
  store: OutboxStore
  fetch: Fetch
  lock: Lock
  tell: (notice: Notice) => void
  now: () => number
  random: () => number
}

/** What a run left behind; `nextTryAt` is null when nothing waits for its time. */
export interface Report {
  reach: 'reached' | 'unreachable' | 'not_asked'
  nextTryAt: number | null
}

export type Outbox = ReturnType<typeof createOutbox>

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 5 * 60_000

/** Doubles with each try, up to five minutes, less up to a third so that phones do not march. */
export function waitAfter(tries: number, random: () => number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1))
  return full * (1 - random() / 3)
}

export function createOutbox(ports: Ports) {
  const { store, lock, tell, now } = ports

  /** Keeps a draft on this device; it is safe there when the promise resolves. */
  async function add(personId: number, draft: Draft) {
    const added = await store.add(personId, draft)
    if (added.isNew) tell({ what: 'changed' })
    return added
  }

  /** Sends what is due. `isEager`: asks the server even when nothing is due yet. */
  function flush(isEager = false): Promise<Report> {
    return lock(() => run(ports, isEager))
  }

  /** Tries one entry again at once. Nothing is stored under a refused key: a new one is safe. */
  async function retry(id: number): Promise<Report> {
    await store.updateEach((entry) => {
      if (entry.id !== id || entry.state === 'delivered') return null
      if (entry.state !== 'rejected') return { nextTryAt: now(), failure: null }
      return freshened(now())
    })
    tell({ what: 'changed' })
    return flush()
  }

  /** Gives shared files to the person who said yes to just these. */
  async function claim(personId: number, ids: readonly number[]): Promise<void> {
    await store.updateEach((entry) => {
      if (entry.personId !== NOBODY_YET || !ids.includes(entry.id)) return null
      return { personId, state: 'waiting', nextTryAt: now() }
    })
    tell({ what: 'changed' })
  }

  /** Changes every entry that `patchOf` has a patch for: what a person types while it waits. */
  async function change(patchOf: (entry: OutboxEntry) => Partial<OutboxEntry> | null) {
    await store.updateEach(patchOf)
    tell({ what: 'changed' })
  }

  /** Forgets an entry that the person gives up. */
  async function remove(id: number): Promise<void> {
    await store.remove(id)
    tell({ what: 'changed' })
  }

  return { add, flush, retry, claim, change, remove, all: store.all }
}

async function run(ports: Ports, isEager: boolean): Promise<Report> {
  const { store, tell, now } = ports
  if ((await store.all()).every(isSettled)) return { reach: 'not_asked', nextTryAt: null }
  // We hold the lock: whatever still says "sending" was cut off, and nobody knows its outcome.
  await store.updateEach((entry) => (entry.state === 'sending' ? { state: 'waiting' } : null))
  if (!isEager && (await nextTime(store)) > now()) return report(store, 'not_asked')
  const end = (await sortBySignIn(ports)) ? await sendDue(ports) : cutOff
  if (end.reach === 'unreachable') await postpone(ports, end.answered)
  await store.prune()
  tell({ what: 'idle' })
  return report(store, end.reach)
}

/** Earliest time at which an entry may be tried; Infinity when none waits. A parked one may always. */
async function nextTime(store: OutboxStore): Promise<number> {
  const times = (await store.all()).flatMap((entry) => {
    if (entry.state === 'parked') return [0]
    return isSendable(entry) ? [entry.nextTryAt] : []
  })
  return Math.min(...times)
}

async function report(store: OutboxStore, reach: Report['reach']): Promise<Report> {
  const waiting = (await store.all()).filter(isSendable)
  const next = Math.min(...waiting.map(({ nextTryAt }) => nextTryAt))
  return { reach, nextTryAt: Number.isFinite(next) ? next : null }
}

/**
 * What belongs to the signed-in person waits; what belongs to others is parked.
 * False when the server could not be asked who that is.
 */
async function sortBySignIn({ store, fetch, now }: Ports): Promise<boolean> {
  const personId = await askWhoIsSignedIn(fetch)
  if (personId === undefined) return false
  await store.updateEach((entry) => {
    if (isSettled(entry)) return null
    if (entry.personId !== personId) return { state: 'parked' }
    const hadNoConnection = entry.failure === 'unreachable' // and now there is one
    return hadNoConnection ? { state: 'waiting', nextTryAt: now() } : { state: 'waiting' }
  })
  return true
}

/** How sending ended, and how many entries the server has answered. */
interface End {
  reach: 'reached' | 'unreachable'
  answered: number
}

const cutOff: End = { reach: 'unreachable', answered: 0 }

/** Sends due entries until one gets no answer, those that are added meanwhile too. */
async function sendDue(ports: Ports): Promise<End> {
  const { store, tell, now } = ports
  for (let answered = 0; ; answered++) {
    const waiting = (await store.all()).filter(isSendable)
    const due = leastTried(waiting.filter(({ nextTryAt }) => nextTryAt <= now()))
    if (due === undefined) return { reach: 'reached', answered }
    // The editor says itself how its saving goes on.
    const total = answered + waiting.length
    if (due.kind !== 'claim') tell({ what: 'progress', done: answered, total })
    const delivery = await sendOne(ports, due)
    if (delivery.end === 'signed_out') await parkAll(store)
    const isCutOff = delivery.end === 'failed' && delivery.failure === 'unreachable'
    if (isCutOff) return { reach: 'unreachable', answered }
  }
}

/**
 * Oldest first; but one that never gets an answer must not hold back the others, and no large file
 * the small captures.
 */
function leastTried(entries: OutboxEntry[]): OutboxEntry | undefined {
  const small = entries.filter((entry) => !isWithFile(entry))
  const first = small.length > 0 ? small : entries
  const fewest = Math.min(...first.map(({ tries }) => tries))
  return first.find(({ tries }) => tries === fewest)
}

function parkAll(store: OutboxStore): Promise<void> {
  return store.updateEach(({ state }) => (state === 'waiting' ? { state: 'parked' } : null))
}

async function sendOne(ports: Ports, entry: OutboxEntry): Promise<Delivery> {
  const { store, tell } = ports
  const sending = (await store.update(entry.id, asSending)) ?? entry
  tell({ what: 'changed' })
  const delivery = await deliver(sending, ports.fetch)
  if (delivery.end === 'saved') {
    await store.updateEach((kept) => patchSaved(kept, sending, delivery.claim, ports.now()))
  } else await store.update(entry.id, (kept) => patchFor(delivery, kept, ports))
  tell({ what: 'changed' })
  return delivery
}

/** A claim remembers what of it goes out: without an answer the same is sent again. */
function asSending({ kind, body, tries }: OutboxEntry): Partial<OutboxEntry> {
  const patch: Partial<OutboxEntry> = { state: 'sending', tries: tries + 1 }
  if (kind !== 'claim' || body.sent !== null) return patch
  const { content, revision } = body
  return { ...patch, body: { ...body, sent: { content, revision } } } as Partial<OutboxEntry>
}

/** What the answer to a save means for the claim itself and for the proofs that wait for it. */
function patchSaved(
  kept: OutboxEntry,
  sent: OutboxEntry,
  claim: SavedClaim,
  now_ms: number,
): Partial<OutboxEntry> | null {
  if (!('draft_key' in kept.body && 'draft_key' in sent.body)) return null
  if (kept.body.draft_key !== sent.body.draft_key) return null
  const isItself = kept.id === sent.id
  const body = bodySaved(kept.body, isItself, claim)
  if (!isItself) return { body } as Partial<OutboxEntry>
  const isNewer = 'sent' in kept.body && kept.body.revision !== kept.body.sent?.revision
  return {
    body,
    state: isNewer ? 'waiting' : 'delivered',
    refusal: null,
    failure: null,
    tries: 0,
    nextTryAt: now_ms,
    settledAt: new Date(now_ms).toISOString(),
  } as Partial<OutboxEntry>
}

function bodySaved(body: ClaimBody | ProofBody, isItself: boolean, claim: SavedClaim) {
  const { id: claim_id, claim_no, version } = claim
  // The server has the file: this device needs its room back.
  if (!('sent' in body)) return { ...body, claim_id, blob: isItself ? null : body.blob }
  if (isItself) return { ...body, claim_id, claim_no, version, sent: null }
  // A proof added between two saves counts one up; a change by another hand must not be hidden.
  return { ...body, version: body.version === version - 1 ? version : body.version }
}

function patchFor(
  delivery: Exclude<Delivery, { end: 'saved' }>,
  entry: OutboxEntry,
  { now, random }: Ports,
): Partial<OutboxEntry> {
  const { tries } = entry
  const settledAt = new Date(now()).toISOString()
  switch (delivery.end) {
    case 'delivered':
      return {
        state: 'delivered',
        answer: delivery.answer,
        refusal: null,
        failure: null,
        settledAt,
      }
    case 'received': {
      const given = { receipt: delivery.receipt, refusal: null, failure: null, settledAt }
      return { ...given, ...withoutBlob(entry), state: 'delivered' }
    }
    case 'rejected':
      return { ...refused(entry), refusal: delivery.refusal, settledAt }
    case 'signed_out':
      return { state: 'parked' }
    case 'failed': {
      const wait = Math.max((delivery.notBefore_s ?? 0) * 1000, waitAfter(tries, random))
      return { state: 'waiting', failure: delivery.failure, nextTryAt: now() + wait }
    }
  }
}

/** What was answered, even with no, need not be repeated as it was. */
function refused(entry: OutboxEntry): Partial<OutboxEntry> {
  const body = entry.kind === 'claim' ? { ...entry.body, sent: null } : entry.body
  return { state: 'rejected', failure: null, body } as Partial<OutboxEntry>
}

/** The server has the file: this device needs its room back. */
function withoutBlob(entry: OutboxEntry): Partial<OutboxEntry> {
  return entry.kind === 'file' ? { body: { ...entry.body, blob: null } } : {}
}

/**
 * Without a connection no entry has a chance: all wait together, ever longer. Once the server has
 * answered anything there was one, and the waiting starts anew: five lost replies in a row must
 * not add up to minutes.
 */
async function postpone({ store, now, random }: Ports, answered: number): Promise<void> {
  const waiting = (await store.all()).filter(({ state }) => state === 'waiting')
  const tries = answered > 0 ? 1 : Math.max(1, ...waiting.map((entry) => entry.tries))
  const until = now() + waitAfter(tries, random)
  await store.updateEach((entry) => {
    if (entry.state !== 'waiting') return null
    const failure = entry.failure ?? ('unreachable' as const)
    const before = answered > 0 ? Math.min(entry.tries, 1) : entry.tries
    const nextTryAt = failure === 'unreachable' ? until : Math.max(entry.nextTryAt, until)
    return { failure, tries: before + 1, nextTryAt }
  })
}
