/** 发票修复: what was read once more is shown, and looked for while somebody waits for it. */
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import RepairCard from '@/features/clearingDesk/RepairCard.vue'
import type { CardUnit, Repair } from '@/features/clearingDesk/types'
import { useSession } from '@/shared/session'
import { aSession } from '../examples'
import { json, problem, serve } from '../fakeServer'

beforeEach(() => useSession().accept(aSession()))

const totals = {
  ...{ normal_count: 10, return_count: 1, void_count: 0, amounts: [] },
  ...{ normal_fen: 12_345, return_fen: 100, device_normal_fen: null, device_return_fen: null },
}
const aUnit = (unit_id: string, session_id: string | null): CardUnit => ({
  ...{ unit_id, label: `机器 ${unit_id}`, fingerprint: 'f', totals, session_id },
  ...{ period_start: '2026-10-01', period_end: '2026-10-31' },
})
const aRepair = (id: number, ...units: CardUnit[]): Repair => ({
  ...{ id, station_name: '前台', reader: '读卡器', at: '2026-11-20T01:00:00Z' },
  ...{ file_count: 5, byte_count: 2048, hash: 'abcdef0123456789' },
  card: {
    ...{ taxpayer_no: '9900', taxpayer_name: '晴川演示', device_no: '9900', machines: [] },
    ...{ valid_from: null, valid_until: null, version: '1', device_id: 1, units },
    ...{ stock: [], invoices: null },
  },
})
const mounted = (askedAt = 0) =>
  mount(RepairCard, { props: { askedAt }, global: { stubs: { RouterLink: RouterLinkStub } } })

test('a reading names its card, its machines and what of them is still open', async () => {
  serve({
    'GET /api/clearing/repairs': () =>
      json({ items: [aRepair(2, aUnit('A1', 'QK1'), aUnit('B2', null)), aRepair(1)] }),
  })
  const wrapper = mounted()
  await flushPromises()

  const [newest, older] = wrapper.findAll('details')
  expect(newest?.text()).toContain('2 台机器，1 台还没有清卡')
  expect(newest?.text()).toContain('已清卡的不会重复')
  expect(newest?.text()).toContain('读取 5 个文件')
  expect(newest?.attributes('open')).toBeDefined()
  expect(older?.attributes('open')).toBeUndefined()
  wrapper.unmount()
})

test('without any reading there is no card, and a refusal is told', async () => {
  serve({ 'GET /api/clearing/repairs': () => json({ items: [] }) })
  const empty = mounted()
  await flushPromises()
  expect(empty.text()).toBe('')
  empty.unmount()

  serve({ 'GET /api/clearing/repairs': () => problem(503, 'maintenance') })
  const refused = mounted()
  await flushPromises()
  expect(refused.find('[role=alert]').exists()).toBe(true)
  refused.unmount()
})

test('a reading that was asked for is looked for until a minute has passed', async () => {
  vi.useFakeTimers()
  const calls = serve({ 'GET /api/clearing/repairs': () => json({ items: [] }) })
  const wrapper = mounted()
  await vi.advanceTimersByTimeAsync(10_000)
  const before = calls.length

  await wrapper.setProps({ askedAt: Date.now() })
  await vi.advanceTimersByTimeAsync(30_000)
  const during = calls.length
  await vi.advanceTimersByTimeAsync(120_000)
  const after = calls.length
  await vi.advanceTimersByTimeAsync(120_000)

  expect(before).toBe(1)
  expect(during).toBeGreaterThan(3)
  expect(calls.length).toBe(after)
  wrapper.unmount()
  vi.useRealTimers()
})
