import { flushPromises, mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { chartOf, HEIGHT, inShort, roundUp, WIDTH } from '@/features/output/chart'
import ExportMenu from '@/features/output/ExportMenu.vue'
import { daysOf, daysOfMonth } from '@/features/output/periods'
import { useLedger } from '@/features/output/useLedger'
import { usePrint, type Print } from '@/features/output/usePrint'
import { useStatistics, type Statistics, type Step } from '@/features/output/useStatistics'
import { describe } from '@/shared/i18n/errors'
import { download } from '@/shared/ui/download'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const print: Print = {
  claim_no: 'BX261123-A2B3C4',
  printed_at: '2026-11-23T02:00:00.000Z',
  pages: 3,
  pages_apart: 5,
  byte_count: 1000,
  proofs: [],
}
const group = (key: string, label: string, amount_fen: number) => ({
  ...{ key, label, amount_fen },
  claims: 1,
  lines: 1,
})
const sums = (changes: Partial<Statistics> = {}): Statistics => ({
  by: 'month',
  scope: 'company',
  scopes: ['mine', 'company'],
  first: '2025-12-01',
  last: '2026-11-23',
  items: [group('2026-10', '2026-10', 100), group('2026-11', '2026-11', 300)],
  rest: null,
  amount_fen: 400,
  claims: 2,
  lines: 2,
  ...changes,
})

// In happy-dom a click on a download leaves the page.
vi.mock('@/shared/ui/download', () => ({ download: vi.fn() }))

test('pages and file are of the very print that was told of', async () => {
  const calls = serve({ 'GET /api/claims/7/print': () => json(print) })
  const { result } = withSetup(() => usePrint(7))

  await result.make()

  expect(calls[0]?.url.search).toBe('?paper=half&with=all') // what saves paper is offered first
  expect(result.saved.value).toBe(2)
  expect(result.pageUrl(2)).toBe(
    '/api/claims/7/print/pages/2.png?paper=half&with=all&at=2026-11-23T02%3A00%3A00.000Z',
  )
})

test('printing asks once: the file is opened in the viewer, whose own question is the only one', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(window)
  const calls = serve({ 'GET /api/claims/3/print': () => json(print) })
  const { result } = withSetup(() => usePrint(3))
  await result.make()

  result.print()

  expect(open).toHaveBeenCalledTimes(1)
  expect(open.mock.calls[0]?.[0]).toContain('/api/claims/3/print.pdf?paper=half&with=all&at=2026')
  expect(calls.length).toBe(1)
  expect(result.saved.value).toBe(2)
})

test('another paper is another print, and a late answer to the first is not shown', async () => {
  let tellFirst: (answer: Response) => void = () => {}
  serve({
    'GET /api/claims/7/print': ({ url }) =>
      url.searchParams.get('paper') === 'half'
        ? new Promise((tell) => (tellFirst = tell))
        : json({ ...print, pages: 4 }),
  })
  const { result } = withSetup(() => usePrint(7))
  void result.make()

  result.paper.value = 'a4'
  await flushPromises()
  tellFirst(json(print))
  await flushPromises()

  expect(result.made.value?.pages).toBe(4)
})

test('a print that is refused says why in words', async () => {
  const facts = { byte_count: 75_000_000, limit: 60_000_000 }
  serve({ 'GET /api/claims/7/print': () => problem(413, 'claims.print_too_large', facts) })
  const { result } = withSetup(() => usePrint(7))

  await result.make()

  expect(describe(result.error.value)).toMatchObject({
    what: '附件太大，没有生成文件',
    why: '附件共 75 MB，一次最多 60 MB。',
  })
})

test('a list is taken out with its filter, in the chosen format', async () => {
  const disposition = 'attachment; filename="_.csv"; filename*=UTF-8\'\'%E5%8F%B0%E8%B4%A6.csv'
  const calls = serve({
    'GET /api/ledger/export': () =>
      new Response('x', { headers: { 'content-disposition': disposition } }),
  })
  const wrapper = mount(ExportMenu, {
    props: { path: '/api/ledger/export', query: { status: 'paid', q: '', from: '2026-11-01' } },
    attachTo: document.body,
  })

  await wrapper.get('button').trigger('click')
  await wrapper.findAll('.format')[1]?.trigger('click')
  await flushPromises()

  expect(calls[0]?.url.search).toBe('?status=paid&from=2026-11-01&format=csv')
  expect(vi.mocked(download).mock.calls[0]?.[1]).toBe('台账.csv')
})

test('a list that is too long stays on the sheet with its reason', async () => {
  serve({ 'GET /api/ledger/export': () => problem(422, 'web.too_many_rows') })
  const wrapper = mount(ExportMenu, { props: { path: '/api/ledger/export' } })

  await wrapper.findAll('.format')[0]?.trigger('click')
  await flushPromises()

  expect(wrapper.text()).toContain('超过 50,000 行')
})

test('going into a month asks for its parts, and leaving it comes back', async () => {
  const calls = serve({ 'GET /api/statistics': () => json(sums()) })
  const { result } = withSetup(useStatistics)
  await result.load()

  result.enter(group('2026-10', '2026-10', 100))
  await flushPromises()
  result.enter(group('3', '差旅费', 60))
  await flushPromises()
  result.leave(result.steps.value[0] as Step)
  await flushPromises()

  const names = ['by', 'from', 'to', 'type_id']
  const asked = calls.map(({ url }) => names.map((name) => url.searchParams.get(name)))
  expect(asked[1]).toEqual(['type', '2026-10-01', '2026-10-31', null])
  expect(asked[2]).toEqual(['department', '2026-10-01', '2026-10-31', '3'])
  expect([asked[3]?.[0], asked[3]?.[3]]).toEqual(['month', '3'])
})

test('one who sees only his own is not asked by person or company', async () => {
  serve({ 'GET /api/statistics': () => json(sums({ scope: 'mine', scopes: ['mine'] })) })
  const { result } = withSetup(useStatistics)

  await result.load()

  expect(result.choices.value.map(([one]) => one)).toEqual(['month', 'type', 'department'])
})

test('the ledger asks again once typing has stopped', async () => {
  vi.useFakeTimers()
  const calls = serve({ 'GET /api/ledger': () => json({ items: [], next_cursor: null }) })
  const { result } = withSetup(useLedger)

  result.search.value = '虚'
  await vi.advanceTimersByTimeAsync(100)
  result.search.value = '虚构'
  result.status.value = 'paid'
  await vi.advanceTimersByTimeAsync(1_000)
  vi.useRealTimers()

  expect(calls).toHaveLength(1)
  expect(calls[0]?.url.searchParams.get('q')).toBe('虚构')
  expect(calls[0]?.url.searchParams.get('status')).toBe('paid')
})

test.each([
  ['year', '2026-11-23', { from: '2025-12-01', to: '2026-11-23' }],
  ['year', '2026-12-05', { from: '2026-01-01', to: '2026-12-05' }],
  ['this_year', '2026-11-23', { from: '2026-01-01', to: '2026-11-23' }],
  ['last_year', '2026-11-23', { from: '2025-01-01', to: '2025-12-31' }],
  ['month', '2026-03-09', { from: '2026-03-01', to: '2026-03-09' }],
  ['own', '2026-03-09', null],
] as const)('the period %s on %s', (name, today, days) => {
  expect(daysOf(name, new Date(`${today}T04:00:00Z`))).toEqual(days)
})

test('a month has its last day', () => {
  expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})

test('every bar stands inside the chart, and the last month has its name', () => {
  const amounts = Array.from({ length: 60 }, (_, at) => ({ label: `${at}`, fen: at * 12_345 }))

  const { bars, meanY } = chartOf(amounts)

  for (const { x, y, width, height } of bars) {
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(WIDTH)
    expect(y).toBeGreaterThanOrEqual(0)
    expect(y + height).toBeLessThanOrEqual(HEIGHT)
  }
  expect(bars.at(-1)?.label).toBe('59')
  expect(bars.filter(({ label }) => label !== null).length).toBeLessThanOrEqual(7)
  expect(meanY).not.toBeNull()
  expect(chartOf([{ label: '1', fen: 0 }]).bars[0]?.height).toBe(0)
})

test.each([
  [100, 100],
  [101, 200],
  [39_999, 40_000],
  [860_000, 1_000_000],
])('the grid above %i ends at %i', (fen, top) => {
  expect(roundUp(fen)).toBe(top)
})

test.each([
  [80_000, '800'],
  [1_200_000, '1.2万'],
  [50_000_000, '50万'],
  [30_000_000_000, '3亿'],
])('%i fen on an axis', (fen, text) => {
  expect(inShort(fen)).toBe(text)
})
