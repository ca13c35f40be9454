/** 全部重试 and leaving: what the server refused is not called sent. */
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test } from 'vitest'
import SignOutSheet from '@/features/offline/SignOutSheet.vue'
import { useOfflineData } from '@/features/offline/useOfflineData'
import { outbox } from '@/shared/offline/device'
import { NOBODY_YET } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import { useToast } from '@/shared/ui/useToast'
import { aRow, aSession, lin } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const refuse = () => problem(422, 'intake.not_an_invoice')
const take = () =>
  json({ result: 'stored', reference_no: 'R1', invoice: aRow(), duplicate: null }, 201)
const routes = { 'GET /api/session': () => json(aSession()) }

/** Two captures that wait; this server does not know them yet. */
async function twoWait(scans: () => Response): Promise<void> {
  serve({ ...routes, 'POST /api/scans': scans })
  for (const text of ['a', 'b']) {
    await outbox.add(lin.id, { kind: 'scan', body: { text, captured_at: '' } })
  }
  const { result } = withSetup(useOutbox)
  await expect.poll(() => result.waiting.value).toBe(2)
}

beforeEach(async () => {
  serve(routes)
  await useSession().load()
  withSetup(useOutbox) // its first look sends what waits: let it find nothing
  await outbox.flush()
})
afterEach(async () => {
  for (const { id } of await outbox.all()) await outbox.remove(id)
})

test.each([
  ['refuses all', '2 条未入库', refuse],
  ['takes all', '全部已同步', take],
])('after a server that %s the person reads %s', async (_, words, scans) => {
  await twoWait(scans)
  const { result } = withSetup(useOfflineData)

  await result.syncAll()

  expect(useToast().current.value?.text).toContain(words)
})

test.each([
  ['refused', refuse, undefined],
  ['took', take, 1],
])('the sheet goes on to leave only when the server %s all', async (_, scans, left) => {
  await twoWait(scans)
  const sheet = mount(SignOutSheet, {
    props: { open: true },
    global: { stubs: { SheetDialog: { template: '<div>{{ $attrs.title }}<slot /></div>' } } },
  })

  await sheet.findAll('button')[0]?.trigger('click')
  await expect
    .poll(async () => (await outbox.all()).map(({ state }) => state))
    .not.toContain('waiting')
  await flushPromises()

  await expect.poll(() => sheet.emitted('leave')?.length).toBe(left)
  if (left === undefined) await expect.poll(() => sheet.text()).toContain('2 条未入库')
})

test('files that nobody has claimed are not called those of another account', async () => {
  const body = { blob: null, name: 'a.pdf', size: 1, modified_at: 1, captured_at: '' }
  await outbox.add(NOBODY_YET, { kind: 'file', body: { ...body, channel: 'file_upload' } })
  await outbox.add(lin.id + 1, { kind: 'scan', body: { text: 'his', captured_at: '' } })

  const { result } = withSetup(useOfflineData)

  await expect.poll(() => result.shared.value.length).toBe(1)
  await expect.poll(() => result.othersWaiting.value).toBe(1)
  await outbox.flush() // the look that has begun would send what the next test adds
})
