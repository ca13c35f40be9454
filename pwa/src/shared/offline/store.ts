/** The outbox in IndexedDB: it survives the tab, the browser and the phone's restart. */
import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from 'idb'
import { type Draft, fingerprintOf, isSettled, type OutboxEntry } from './entries'
import { uuidv7 } from './uuid'

interface Schema extends DBSchema {
  entries: {
    key: number
    value: OutboxEntry
    indexes: { fingerprint: string }
  }
}

type Database = IDBPDatabase<Schema>
type Entries = IDBPObjectStore<Schema, ['entries'], 'entries', 'readwrite'>
export type OutboxStore = ReturnType<typeof createStore>

/** Delivered entries that stay to be looked at; the oldest go first. */
const KEPT_DELIVERED = 60

/**
 * @param now time in milliseconds; given in tests
 */
export function createStore(name = 'piaokatong-outbox', now: () => number = Date.now) {
  let opened: Promise<Database> | undefined

  function open(): Promise<Database> {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(database) {
        const entries = database.createObjectStore('entries', {
          keyPath: 'id',
          autoIncrement: true,
        })
        entries.createIndex('fingerprint', 'fingerprint')
      },
      blocking: () => void close(),
      terminated: () => (opened = undefined),
    }).catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }

  async function close(): Promise<void> {
    const database = await opened
    opened = undefined
    database?.close()
  }

  /** iOS drops connections of sleeping pages: the first use afterwards fails, the second works. */
  async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await open())
    } catch (error) {
      const isLost = error instanceof DOMException && error.name === 'InvalidStateError'
      if (!isLost) throw error
      opened = undefined
      return work(await open())
    }
  }

  /** Reads and writes entries in one transaction that is on disk when the promise resolves. */
  function change<T>(work: (entries: Entries) => Promise<T>): Promise<T> {
    return withDatabase(async (database) => {
      const transaction = database.transaction('entries', 'readwrite', { durability: 'strict' })
      const [result] = await Promise.all([work(transaction.store), transaction.done])
      return result
    })
  }

  /** Keeps a draft; the same capture that still waits is given back instead of kept twice. */
  function add(personId: number, draft: Draft): Promise<{ entry: OutboxEntry; isNew: boolean }> {
    const fingerprint = fingerprintOf(draft)
    return change(async (entries) => {
      const alike = await entries.index('fingerprint').getAll(fingerprint)
      const waiting = alike.find((entry) => entry.personId === personId && !isSettled(entry))
      if (waiting !== undefined) return { entry: waiting, isNew: false }
      const blank = blankEntry(personId, draft, fingerprint, now())
      const id = await entries.add(blank as OutboxEntry) // the store numbers it
      return { entry: { ...blank, id } as OutboxEntry, isNew: true }
    })
  }

  /** Every entry, oldest first. */
  function all(): Promise<OutboxEntry[]> {
    return withDatabase((database) => database.getAll('entries'))
  }

  /** Changes one entry, from what it is by now, and gives the new one; undefined when it is gone. */
  function update(
    id: number,
    patchOf: (entry: OutboxEntry) => Partial<OutboxEntry>,
  ): Promise<OutboxEntry | undefined> {
    return change(async (entries) => {
      const before = await entries.get(id)
      if (before === undefined) return undefined
      const after = { ...before, ...patchOf(before) } as OutboxEntry
      await entries.put(after)
      return after
    })
  }

  /** Changes every entry that `patchOf` has a patch for. */
  function updateEach(patchOf: (entry: OutboxEntry) => Partial<OutboxEntry> | null): Promise<void> {
    return change(async (entries) => {
      for (const entry of await entries.getAll()) {
        const patch = patchOf(entry)
        if (patch !== null) await entries.put({ ...entry, ...patch } as OutboxEntry)
      }
    })
  }

  function remove(id: number): Promise<void> {
    return change((entries) => entries.delete(id))
  }

  /** Forgets the oldest delivered entries beyond a bound; a rejected one stays until removed. */
  function prune(): Promise<void> {
    return change(async (entries) => {
      const delivered = (await entries.getAll()).filter(({ state }) => state === 'delivered')
      for (const { id } of delivered.slice(0, -KEPT_DELIVERED)) await entries.delete(id)
    })
  }

  return { add, all, update, updateEach, remove, prune, close }
}

function blankEntry(
  personId: number,
  draft: Draft,
  fingerprint: string,
  now_ms: number,
): Omit<OutboxEntry, 'id'> {
  return {
    ...draft,
    key: uuidv7(now_ms),
    personId,
    fingerprint,
    createdAt: new Date(now_ms).toISOString(),
    state: 'waiting',
    answer: null,
    refusal: null,
    failure: null,
    tries: 0,
    nextTryAt: now_ms,
    settledAt: null,
  }
}
