/** Invoices of a device by state, and their stock: nothing unknown is shown as none. */
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, expect, test, vi } from 'vitest'
import InvoiceStates from '@/features/clearingDesk/InvoiceStates.vue'
import StockInvoices from '@/features/clearingDesk/StockInvoices.vue'
import StockKinds from '@/features/clearingDesk/StockKinds.vue'
import StockList from '@/features/clearingDesk/StockList.vue'
import { stepsOf } from '@/features/clearingDesk/stockSteps'
import type { InvoiceScope, StockRow, TaxCard } from '@/features/clearingDesk/types'
import { useStock, useStockNote, useWriteOff } from '@/features/clearingDesk/useStock'
import ScopeCard from '@/features/clearingSession/ScopeCard.vue'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

enableAutoUnmount(afterEach)

const CODE = '99002511300100000001'
const stretch = {
  ...{ place: 'usage', kind: '', label: '', invoice_code: CODE, first: 1, last: 13 },
  ...{ count: 13, status: null, blank: 0, issued: 12, voided: 1, waiting: null },
} as InvoiceScope['stretches'][number]
const blank = {
  ...stretch,
  ...{ place: 'stock', first: 14, last: 100, count: 87, status: 'blank', blank: 87, issued: 0 },
  voided: 0,
} as InvoiceScope['stretches'][number]

const scope = (changes: Partial<InvoiceScope> = {}): InvoiceScope => ({
  ...{ blank: 87, issued: 12, voided: 1, waiting: null, stretches: [stretch, blank] },
  ...{ gaps: [], overlaps: [], unread: [] },
  ...changes,
})

const row = (changes: Partial<StockRow> = {}): StockRow => ({
  ...{ id: 7, device_id: 1, device_label: '一号盘', kind: '', label: '', invoice_code: CODE },
  ...{ first_number: 1, last_number: 500, count: 500, left: 400, state: 'in_stock' },
  ...{ bought_on: '2026-11-01', is_bought_told: false, buyer: null, keeper: null },
  ...{ first_seen_at: '2026-11-01T02:00:00Z', seen_at: '2026-11-02T02:00:00Z', gone_at: null },
  ...{ kept_since: null, written_off_on: null, written_off_by: null, registration_ref: null },
  ...changes,
})

test('the three states are figures, and what was not read is said to be so', () => {
  const known = mount(InvoiceStates, { props: { scope: scope() } })
  expect(known.findAll('dd').map((one) => one.text())).toEqual(['87 份', '12 份', '1 份'])
  expect(known.text()).toContain('上传情况：设备没有说明')

  const partly = mount(InvoiceStates, {
    props: { scope: scope({ issued: null, voided: null, unread: ['usage'] }) },
  })
  expect(partly.findAll('dd').map((one) => one.text())).toEqual(['87 份', '没有读到', '没有读到'])
  expect(partly.text()).toContain('没有读到使用记录，这些发票的状态不清楚，不等于没有')
})

test('what was uploaded is counted where the device tells it', () => {
  const wrapper = mount(InvoiceStates, { props: { scope: scope({ waiting: 3 }) } })

  expect(wrapper.text()).toContain('已上传 10 份 · 未上传 3 份')
})

test('the list names stretches, gaps and what no number is known of', () => {
  const gap = { invoice_code: CODE, first: 5, last: 6 }
  const wrapper = mount(ScopeCard, { props: { scope: scope({ gaps: [gap] }) } })

  const [first, second] = wrapper.findAll('li').map((one) => one.text())
  expect(first).toContain('已开具 12 · 已作废 1（设备没有说明是哪几张）')
  expect(second).toContain('00000014 至 00000100')
  expect(second).toContain('未使用')
  expect(wrapper.text()).toContain(`${CODE} 00000005 至 00000006`)
  expect(wrapper.text()).toContain('仅提示，不影响继续')
  expect(wrapper.text()).toContain('未使用的发票不影响清卡')
})

test('types of a component have counts and how far they are uploaded', () => {
  const type = (label: string, waiting: number) => ({
    ...{ ...stretch, place: 'totals' as const, label, kind: label, waiting },
    ...{ invoice_code: null, first: null, last: null },
  })
  const stretches = [type('专票', 2), type('普票', 0)]
  const wrapper = mount(ScopeCard, { props: { scope: scope({ stretches }) } })

  const [first, second] = wrapper.findAll('li').map((one) => one.text())
  expect(first).toContain('未上传 2')
  expect(second).toContain('已上传')
  expect(first).not.toContain('哪几张')
})

test('a device that told nothing is not shown as empty', () => {
  expect(mount(ScopeCard, { props: { scope: null } }).text()).toContain(
    '这是没有读到，不等于没有发票',
  )
})

test('long lists are shortened until they are asked for', async () => {
  const stretches = Array.from({ length: 11 }, (_, at) => ({ ...blank, last: 100 + at }))
  const wrapper = mount(ScopeCard, { props: { scope: scope({ stretches }) } })

  expect(wrapper.findAll('li')).toHaveLength(8)
  await wrapper.find('button').trigger('click')
  expect(wrapper.findAll('li')).toHaveLength(11)
})

test('stock on the card: counts, numbers, what a register has; not read is not none', () => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }],
  })
  const segment = {
    ...{ invoice_code: CODE, first_number: 1, last_number: 500, rolls: 5, left: 500, kind: '' },
    ...{ label: '', is_handed_out: false, bought_on: null },
  }
  const counted = {
    ...segment,
    invoice_code: '',
    kind: '004',
    label: '专票',
    rolls: null,
    left: 86,
  }
  const handedOut = { ...segment, last_number: 600, rolls: null, left: null, is_handed_out: true }
  const show = (stock: TaxCard['stock']) =>
    mount(StockList, { props: { stock }, global: { plugins: [router] } })

  const shown = show([segment, counted, handedOut])
    .findAll('li')
    .map((one) => one.text())
  expect(shown[0]).toContain('00000001 至 00000500')
  expect(shown[1]).toBe('专票86 份')
  expect(shown[2]).toContain('已分发到开票机')
  expect(show(null).text()).toBe('领购库存没有读到，不等于没有。')
  expect(show([]).text()).toBe('')
})

test('a segment shows its four steps, and guesses none', () => {
  expect(stepsOf(row()).map(({ isDone, main, note }) => [isDone, main, note])).toEqual([
    [true, '2026-11-01', '首次在设备上看到'],
    [true, '用掉 100 份', '剩 400 / 500'],
    [false, '未登记', ''],
    [false, '未核销', ''],
  ])
  const qian = { id: 4, display_name: '钱多多' }
  const ended = row({
    ...{ left: null, is_bought_told: true, buyer: qian, keeper: qian, kept_since: '2026-11-02' },
    ...{ written_off_on: '2026-11-20', written_off_by: qian, registration_ref: '118' },
  })
  expect(stepsOf(ended).map(({ isDone, main, note }) => [isDone, main, note])).toEqual([
    [true, '2026-11-01', '钱多多'],
    [false, '设备没有说明余量', ''],
    [true, '钱多多', '2026-11-02'],
    [true, '2026-11-20', '钱多多 登记号 118'],
  ])
})

test('with little history no quantity is proposed', () => {
  const kind = {
    ...{ device_id: 1, device_label: '一号盘', kind: '', label: '发票', left: 40, months: 1 },
    ...{ monthly_use: null, proposal: null, is_low: true },
  }
  const enough = { ...kind, kind: '007', monthly_use: 60, proposal: 80, months: 4 }
  const unknown = { ...kind, kind: '009', left: null, is_low: false }
  const kinds = [kind, enough, unknown]
  const wrapper = mount(StockKinds, { props: { kinds, threshold: 50 } })

  const [little, much, silent] = wrapper.findAll('li').map((one) => one.text())
  expect(little).toContain('用量记录不足（已清卡 1 个月，要 3 个月）')
  expect(little).toContain('该领购了')
  expect(much).toContain('建议领购 80 份，够用两个月')
  expect(silent).toContain('余量没有读到，不等于没有')
})

const page = (items: StockRow[]) => ({ items, next_cursor: null, may_note: true })

test('the stock is asked for by state, and a change shows in its row', async () => {
  const calls = serve({
    'GET /api/clearing/stock': () => json(page([row()])),
    'GET /api/clearing/stock/kinds': () => json({ items: [], threshold: 50 }),
    'GET /api/clearing/devices': () => noNetwork,
  })
  const { result } = withSetup(() => useStock())

  await result.load()
  expect([result.mayNote.value, result.threshold.value]).toEqual([true, 50])
  result.filters.state = 'used_up'
  await flushPromises()
  await vi.waitFor(() => expect(calls.at(-1)?.url.search).toBe('?state=used_up'))
  await flushPromises()
  result.accept(row({ left: 0, state: 'used_up' }))

  expect(result.items.value.map((one) => one.state)).toEqual(['used_up'])
})

test('what is noted goes to the server whole; empty days are none', async () => {
  const calls = serve({
    'PATCH /api/clearing/stock/7': () => json(row({ kept_since: '2026-11-02' })),
  })
  const changed = vi.fn()
  const { result } = withSetup(() => useStockNote(row(), changed))

  result.form.keeperId = 4
  result.form.keptSince = '2026-11-02'
  await result.save()

  expect(calls[0]?.body).toEqual({
    ...{ buyer_id: null, bought_on: null, keeper_id: 4, kept_since: '2026-11-02' },
  })
  expect(changed).toHaveBeenCalledOnce()
})

test('a write-off needs day and reference, and a refusal stays on the form', async () => {
  const calls = serve({
    'POST /api/clearing/stock/7/write-off': () => problem(409, 'clearing.stock_written_off'),
  })
  const changed = vi.fn()
  const { result } = withSetup(() => useWriteOff(row(), changed))

  await result.save()
  expect(calls).toEqual([])
  Object.assign(result.form, { on: '2026-11-20', ref: ' 118 ' })
  await result.save()

  expect(calls[0]?.body).toEqual({ on: '2026-11-20', registration_ref: '118' })
  expect(changed).not.toHaveBeenCalled()
  expect(result.error.value).not.toBeNull()
})

test('the invoices of a segment are asked for at the first look, with day, person and state', async () => {
  const calls = serve({
    'GET /api/clearing/stock/7/invoices': () =>
      json({
        items: [
          {
            ...{ id: 3, number: '00000011', issued_on: '2026-11-20', status: 'voided' },
            ...{ captured_by: { id: 2, display_name: '林小满' }, is_reported: true },
            captured_at: '2026-11-21T02:00:00Z',
          },
        ],
        next_cursor: null,
      }),
  })
  const wrapper = mount(StockInvoices, { props: { segmentId: 7 } })
  expect(calls).toHaveLength(0)

  await wrapper.get('button').trigger('click')
  await flushPromises()

  const [told] = wrapper.findAll('li').map((one) => one.text())
  for (const word of ['00000011', '已作废', '已随清卡上报', '2026-11-20 开具', '林小满']) {
    expect(told).toContain(word)
  }
  await wrapper.get('button').trigger('click')
  await wrapper.get('button').trigger('click')
  expect(calls).toHaveLength(1)
})
