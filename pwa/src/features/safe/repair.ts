/** What may be broken is thrown away and fetched anew; what waits to be sent is never touched. */

const DEAD_STARTS = 'pkt.deadStarts'
const COPIES = 'piaokatong-snapshots'

/** @throws when the browser does not let go of it */
export async function repair(): Promise<void> {
  const names = await globalThis.caches?.keys()
  await Promise.all((names ?? []).map((name) => caches.delete(name)))
  const registrations = await navigator.serviceWorker?.getRegistrations()
  await Promise.all((registrations ?? []).map((registration) => registration.unregister()))
  await forgetCopies()
  localStorage.removeItem(DEAD_STARTS)
}

/** The read-only copies of lists: they come again with the next look at the list. */
function forgetCopies(): Promise<void> {
  return new Promise((done, fail) => {
    const deleting = indexedDB.deleteDatabase(COPIES)
    deleting.onsuccess = () => done()
    deleting.onblocked = () => done() // another tab holds it open: it is only a copy
    deleting.onerror = () => fail(deleting.error ?? new Error('not deleted'))
  })
}

export function startNormally(): void {
  localStorage.removeItem(DEAD_STARTS)
  location.replace('/')
}
