import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { faceAmount } from '@/features/invoices/faceAmount'
import InvoiceTicketRow from '@/features/invoices/InvoiceTicketRow.vue'
import { otherChips } from '@/features/invoices/otherChips'
import { stampOf } from '@/features/invoices/stamp'
import { useInvoiceList } from '@/features/invoices/useInvoiceList'
import { useSession } from '@/shared/session'
import { aRow, aSession, lin } from '../examples'
import { type Call, json, noNetwork, problem, serve } from '../fakeServer'

beforeEach(() => useSession().accept(aSession()))

const pageOf = (from: number, count: number, next: string | null) =>
  json({
    items: Array.from({ length: count }, (_, index) => aRow({ id: from + index })),
    next_cursor: next,
  })

test('the list grows page by page until its end', async () => {
  serve({
    'GET /api/invoices': ({ url }: Call) =>
      url.searchParams.has('cursor') ? pageOf(31, 5, null) : pageOf(1, 30, 'c1'),
  })
  const list = useInvoiceList()

  await list.reload()
  expect(list.more.value).toBe('idle')
  await list.loadMore()

  expect(list.rows.value.map((row) => row.id)).toEqual(Array.from({ length: 35 }, (_, i) => i + 1))
  expect(list.more.value).toBe('end')
})

test('an answer to an earlier question never overwrites a later one', async () => {
  let releaseFirst: (answer: Response) => void = () => undefined
  serve({
    'GET /api/invoices': ({ url }: Call) =>
      url.searchParams.get('q') === 'late'
        ? new Promise((resolve) => (releaseFirst = resolve))
        : pageOf(7, 1, null),
  })
  const list = useInvoiceList()

  const first = list.ask({ query: 'late' })
  await flushPromises()
  await list.ask({ query: 'new' })
  releaseFirst(pageOf(1, 3, null))
  await first

  expect(list.rows.value.map((row) => row.id)).toEqual([7])
})

test('without a network the last list is shown and marked', async () => {
  serve({ 'GET /api/invoices': () => pageOf(1, 2, null) })
  await useInvoiceList().reload()
  await flushPromises()

  serve({ 'GET /api/invoices': () => noNetwork })
  const list = useInvoiceList()
  await expect.poll(async () => (await list.reload(), list.state.value)).toBe('snapshot')

  expect(list.rows.value).toHaveLength(2)
  expect(list.takenAt.value).not.toBeNull()
})

test('a refusal of the list is a failure, not an old copy', async () => {
  serve({ 'GET /api/invoices': () => pageOf(1, 2, null) })
  await useInvoiceList().reload()
  serve({ 'GET /api/invoices': () => problem(500, 'internal') })
  const list = useInvoiceList()

  await list.reload()

  expect(list.state.value).toBe('failed')
  expect(list.rows.value).toEqual([])
})

test('a filtered list is no copy for offline', async () => {
  serve({ 'GET /api/invoices': () => pageOf(1, 2, null) })
  await useInvoiceList().ask({ filter: 'problem', query: 'x' })
  await flushPromises()
  useSession().accept(aSession({ person: { ...lin, id: 99 } }))
  await useInvoiceList().ask({ filter: 'problem' })

  serve({ 'GET /api/invoices': () => noNetwork })
  const list = useInvoiceList()
  await list.reload()

  expect(list.state.value).toBe('failed')
})

test.each([
  [{ total_fen: 11300 }, { fen: 11300, note: null }],
  [{ amount_meaning: 'without_tax' }, { fen: 10600, note: '不含税' }],
  [{ amount_meaning: 'unknown' }, { fen: 10600, note: '票面金额' }],
  [
    { amount_meaning: 'unknown', amount_fen: null },
    { fen: null, note: null },
  ],
] as const)('an amount says what it is: %o', (changes, expected) => {
  expect(faceAmount(aRow(changes))).toEqual(expected)
})

test('only an official answer that found the invoice leaves a seal', () => {
  const consistent = aRow({ verify_status: 'consistent', tax_status: 'normal' })

  expect(stampOf(consistent)).toEqual({ text: '查验一致', tone: 'ok' })
  expect(stampOf({ ...consistent, tax_status: 'voided' })).toEqual({ text: '已作废', tone: 'bad' })
  expect(stampOf({ ...consistent, is_red_letter: true })?.tone).toBe('bad')
  expect(stampOf(aRow({ verify_status: 'not_found' }))).toBeNull()
  expect(stampOf(aRow({ verify_status: 'pending' }))).toBeNull()
})

test('a row names the worst of the other states and hides the harmless ones', () => {
  const harmless = aRow({ tax_status: 'normal', title_check: 'ok' })
  const bad = aRow({
    tax_status: 'fully_red',
    title_check: 'tax_no_mismatch',
    usage_status: 'locked',
  })

  expect(otherChips(harmless)).toEqual([])
  expect(otherChips(bad).map((chip) => chip.label)).toEqual(['全额红冲', '已占用', '税号不匹配'])
})

test('a verdict that a person read off the official site says so', () => {
  const row = aRow({ verify_status: 'consistent', is_by_hand: true })
  const wrapper = mount(InvoiceTicketRow, {
    props: { row },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

  expect(wrapper.text()).toContain('查验一致')
  expect(wrapper.text()).toContain('人工')
})

test.each(['pending', 'error', 'quota_exceeded'] as const)(
  'while the state is %s no verdict of a person is claimed',
  (verify_status) => {
    const row = aRow({ verify_status, is_by_hand: true })
    const wrapper = mount(InvoiceTicketRow, {
      props: { row },
      global: { stubs: { RouterLink: RouterLinkStub } },
    })

    expect(wrapper.text()).not.toContain('人工')
  },
)

test('a row shows whose, which, how much and how sure', () => {
  const row = aRow({
    seller_name: '上海虹桥宾馆有限公司',
    verify_status: 'consistent',
    total_fen: 123456,
    is_sandbox: true,
  })
  const wrapper = mount(InvoiceTicketRow, {
    props: { row },
    global: { stubs: { RouterLink: RouterLinkStub } },
  })

  for (const part of [
    '上海虹桥宾馆有限公司',
    '¥1,234.56',
    '25990000000001000317',
    '查验一致',
    '沙箱',
  ]) {
    expect(wrapper.text()).toContain(part)
  }
  expect(wrapper.text()).not.toContain('假')
})
