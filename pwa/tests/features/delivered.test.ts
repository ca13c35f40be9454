/** What was captured a moment ago reaches the screens that opened before it was sent. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useHome } from '@/features/invoices/useHome'
import { useWallet } from '@/features/invoices/useWallet'
import { outbox } from '@/shared/offline/device'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { aRow, aSession, lin } from '../examples'
import { json, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

/** A server that has one invoice as soon as it has been sent one. */
let rows = [aRow()].slice(1)
const routes = {
  'GET /api/session': () => json(aSession()),
  'GET /api/invoices': () => json({ items: rows, next_cursor: null }),
  'GET /api/home': () => json({ latest: rows }),
  'POST /api/scans': () => {
    rows = [aRow({ id: 7 })]
    const invoice = rows[0]
    return json({ result: 'stored', reference_no: 'R1', invoice, duplicate: null }, 201)
  },
}

/** Scans one code; it is sent after the screen has opened. */
async function scanOne(): Promise<void> {
  await outbox.add(lin.id, { kind: 'scan', body: { text: 'a', captured_at: '' } })
  const { result } = withSetup(useOutbox)
  await expect.poll(() => result.waiting.value).toBe(1)
}

beforeEach(async () => {
  rows = []
  serve(routes)
  await useSession().load()
  withSetup(useOutbox)
  await outbox.flush()
})
afterEach(async () => {
  for (const { id } of await outbox.all()) await outbox.remove(id)
})

test('an empty wallet shows the scan as soon as the server has it', async () => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/wallet', component: { template: '<i />' } }],
  })
  await router.push('/wallet')
  await scanOne()
  const { result } = withSetup(() => useWallet(), [router])
  await flushPromises()
  expect(result.rows.value).toEqual([])

  await outbox.flush()

  await expect.poll(() => result.rows.value.map(({ id }) => id)).toEqual([7])
})

test('the first screen shows it too', async () => {
  await scanOne()
  const { result } = withSetup(useHome)
  await result.load()
  expect(result.latest.value).toEqual([])

  await outbox.flush()

  await expect.poll(() => result.latest.value.map(({ id }) => id)).toEqual([7])
})
