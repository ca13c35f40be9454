/** Files that no reader can open, and what may be handed in at all. */
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { itemOfEntry, itemOfUpload } from '@/features/uploads/uploadItem'
import UploadPanel from '@/features/uploads/UploadPanel.vue'
import { usePending } from '@/features/uploads/usePending'
import { uploads } from '@/shared/i18n/uploads'
import { useSession } from '@/shared/session'
import { aSession } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { anEntry, anUpload } from './uploads'

beforeEach(() => useSession().accept(aSession()))

const counts = {
  total: 1,
  reading: 0,
  stored: 0,
  duplicate: 0,
  needs_confirmation: 1,
  rejected: 0,
}
const waiting = [anUpload({ id: 1, state: 'needs_confirmation' })]
const list = () => json({ items: waiting, next_cursor: null, counts, limit_bytes: 20_000_000 })

test('a file that no reader opens can be typed by hand, but not an empty one', async () => {
  const refused = (facts: Record<string, unknown>) =>
    anEntry({
      state: 'rejected',
      refusal: { status: 422, code: 'intake.file_refused', detail: '损坏。', facts },
    })
  const failed = anUpload({ id: 9, state: 'rejected', can_enter: true, is_reader_newer: true })

  expect(itemOfEntry(refused({ upload_id: 4, reason_code: 'broken' }), null).enterId).toBe(4)
  expect(itemOfEntry(refused({ upload_id: 4, reason_code: 'empty' }), null).enterId).toBeNull()
  expect(itemOfUpload(failed)).toMatchObject({ enterId: 9, note: uploads.readerIsNewer })
  expect(itemOfUpload(anUpload()).enterId).toBeNull()

  const calls = serve({ 'GET /api/uploads': list, 'GET /api/uploads/9': () => json(failed) })
  const pending = usePending(9)
  await pending.load()
  expect(pending.current.value?.id).toBe(9)
  expect(calls.map(({ route }) => route)).toEqual(['GET /api/uploads', 'GET /api/uploads/9'])

  serve({ 'GET /api/uploads': list, 'GET /api/uploads/8': () => problem(404, 'not_found') })
  const others = usePending(8)
  await others.load()
  expect([others.state.value, others.current.value?.id]).toEqual(['ready', 1])
})

test('the page says what may be handed in as the server tells it', async () => {
  const routes = [{ path: '/', component: { template: '<i />' } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const formats = { label: 'PDF 和纸带', accept: '.pdf,.tape' }
  serve({
    'GET /api/uploads': () =>
      json({ items: [], next_cursor: null, counts, limit_bytes: 5_000_000, formats }),
  })
  const wrapper = mount(UploadPanel, { global: { plugins: [router] } })
  expect(wrapper.text()).toContain('支持的格式联网后显示')
  await flushPromises()

  expect(wrapper.text()).toContain('支持 PDF 和纸带')
  expect(wrapper.text()).toContain('5 MB')
  expect(wrapper.findAll('input').map((one) => one.attributes('accept'))).toEqual([
    'image/*',
    'image/*',
    '.pdf,.tape',
  ])
})
