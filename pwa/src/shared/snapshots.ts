/** Read-only copies of the last lists, for looking at without a network; gone after sign-out. */
import type { DBSchema, IDBPDatabase } from 'idb'

export type Snapshot<T> = { personId: number; takenAt: string; value: T }

interface Schema extends DBSchema {
  snapshots: { key: string; value: Snapshot<unknown> }
}

const NAME = 'piaokatong-snapshots'
let opened: Promise<IDBPDatabase<Schema>> | undefined

async function create(): Promise<IDBPDatabase<Schema>> {
  const { openDB } = await import('idb') // not part of the first load
  return openDB<Schema>(NAME, 1, {
    upgrade: (database) => void database.createObjectStore('snapshots'),
  })
}

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= create()
  return opened
}

/** Keep `value` as what this person saw last. A full or forbidden store is no reason to fail. */
export async function keepSnapshot(key: string, personId: number, value: unknown): Promise<void> {
  try {
    const plain: unknown = JSON.parse(JSON.stringify(value)) // reactive proxies cannot be cloned
    const snapshot = { personId, takenAt: new Date().toISOString(), value: plain }
    await (await open()).put('snapshots', snapshot, key)
  } catch {
    // private mode or no space: the list simply will not be there offline
  }
}

/** What this person saw last under `key`, or null; another person's copy is never given. */
export async function readSnapshot<T>(key: string, personId: number): Promise<Snapshot<T> | null> {
  try {
    const kept = await (await open()).get('snapshots', key)
    return kept?.personId === personId ? (kept as Snapshot<T>) : null
  } catch {
    return null // a store that cannot be opened holds nothing
  }
}

export async function clearSnapshots(): Promise<void> {
  try {
    await (await open()).clear('snapshots')
  } catch {
    // a store that cannot be opened holds nothing
  }
}
