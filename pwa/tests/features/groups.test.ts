/** 分类汇总 and 用途 of the wallet. */
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { lineOf } from '@/features/claims/content'
import GroupRows from '@/features/invoices/GroupRows.vue'
import GroupSum from '@/features/invoices/GroupSum.vue'
import PurposeSheet from '@/features/invoices/PurposeSheet.vue'
import ReviewChip from '@/features/invoices/ReviewChip.vue'
import { useGroups, type Groups } from '@/features/invoices/useGroups'
import { useSelection } from '@/features/invoices/useSelection'
import { useWallet } from '@/features/invoices/useWallet'
import { labelOf, withinOf } from '@/features/invoices/within'
import { useSession } from '@/shared/session'
import { aRow, aSession } from '../examples'
import { type Call, json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

beforeEach(() => useSession().accept(aSession()))

const Empty = { template: '<i />' }
async function routerAt(path: string): Promise<Router> {
  const routes = ['/wallet', '/wallet/groups', '/claims/new'].map((one) => ({
    path: one,
    component: Empty,
  }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  return router
}

const found = (changes: Partial<Groups> = {}): Groups => ({
  by: 'month',
  groups: [
    { key: '2026-10', count: 3, summed_count: 2, total_fen: 15_050 },
    { key: null, count: 1, summed_count: 1, total_fen: -700 },
  ],
  count: 4,
  summed_count: 3,
  total_fen: 14_350,
  ...changes,
})

test('the address says what is grouped, and a change of it asks again', async () => {
  const calls = serve({ 'GET /api/invoices/groups': () => json(found()) })
  const router = await routerAt('/wallet/groups?by=purpose&filter=claimed')
  const { result } = withSetup(() => useGroups(), [router])

  await result.load()
  result.by.value = 'category'
  await flushPromises()

  expect(calls.map(({ url }) => url.search)).toEqual([
    '?by=purpose&filter=claimed',
    '?by=category&filter=claimed',
  ])
})

test('a group leads to its invoices in the same segment, the rest as the empty group', async () => {
  serve({ 'GET /api/invoices/groups': () => json(found()) })
  const router = await routerAt('/wallet/groups?filter=unclaimed')
  const { result } = withSetup(() => useGroups(), [router])
  await result.load()

  const [october, rest] = result.found.value?.groups ?? []

  expect(october && result.addressOf(october)).toEqual({
    path: '/wallet',
    query: { filter: 'unclaimed', month: '2026-10' },
  })
  expect(rest && result.addressOf(rest).query).toEqual({ filter: 'unclaimed', month: '' })
})

test('what cannot be grouped says so and keeps no old sums as new ones', async () => {
  serve({ 'GET /api/invoices/groups': () => problem(503, 'maintenance') })
  const { result } = withSetup(() => useGroups(), [await routerAt('/wallet/groups')])

  await result.load()

  expect(result.error.value).not.toBeNull()
  expect(result.found.value).toBeNull()
})

test('each group shows its words, count and sum; a negative sum has no bar', async () => {
  const wrapper = mount(GroupRows, {
    props: { found: found(), addressOf: () => '/wallet' },
    global: { plugins: [await routerAt('/wallet')] },
  })

  const [first, last] = wrapper.findAll('li')
  expect(first?.text()).toContain('2026-10')
  expect(first?.text()).toContain('3 张')
  expect(first?.text()).toContain('¥150.50')
  expect(last?.text()).toContain('未注明开票日期')
  expect(last?.findAll('rect')[1]?.attributes('width')).toBe('0')
})

test('amounts that are not in the sum are counted aloud', () => {
  const wrapper = mount(GroupSum, { props: { found: found() } })

  expect(wrapper.text()).toContain('1 张金额未知或不含税，未计入')
  expect(mount(GroupSum, { props: { found: found({ summed_count: 4 }) } }).text()).not.toContain(
    '未计入',
  )
})

test('only groups that exist are taken from an address', () => {
  expect(withinOf({ month: '2026-10', purpose: '', colour: 'red', category: ['a'] })).toEqual({
    month: '2026-10',
    purpose: '',
  })
  expect(labelOf('purpose', '')).toBe('未填用途')
})

test('the list keeps to the group of the address until it is left', async () => {
  const calls = serve({
    'GET /api/invoices': () => json({ items: [aRow()], next_cursor: null }),
  })
  const router = await routerAt('/wallet?month=2026-10&filter=unclaimed')
  const { result } = withSetup(() => useWallet(), [router])
  await flushPromises()

  result.drop('month')
  await flushPromises()

  expect(calls.map(({ url }) => url.searchParams.get('month'))).toEqual(['2026-10', null])
  expect(router.currentRoute.value.fullPath).toBe('/wallet?filter=unclaimed')
})

test('any invoice can be ticked; a claim wants only free ones', async () => {
  const rows = [aRow({ id: 1 }), aRow({ id: 2, usage_status: 'paid' })]
  const { result } = withSetup(() => useSelection(() => rows), [await routerAt('/wallet')])

  result.begin(rows[0])
  expect(result.canClaim.value).toBe(true)
  for (const paid of rows.slice(1)) result.toggle(paid)

  expect(result.canClaim.value).toBe(false)
  expect(result.told.value).toBe('已选 2 张\n1 张不能报销')
  expect(result.chosen.value).toEqual([1, 2])
})

async function openSheet(answer: () => Response) {
  const calls: Call[] = serve({
    'GET /api/invoices/groups': () =>
      json(
        found({
          by: 'purpose',
          groups: [
            { key: '客户招待', count: 1, summed_count: 1, total_fen: 900 },
            { key: '上海出差', count: 7, summed_count: 7, total_fen: 100 },
            { key: null, count: 9, summed_count: 9, total_fen: 100 },
          ],
        }),
      ),
    'PUT /api/invoices/purpose': answer,
  })
  const wrapper = mount(PurposeSheet, {
    props: { open: true, ids: [3, 4] },
    attachTo: document.body,
  })
  await flushPromises()
  return { wrapper, calls }
}
const inSheet = <T extends Element>(selector: string) => [
  ...document.body.querySelectorAll<T & HTMLElement>(selector),
]

test('a usual purpose, the most used first, is one tap and is written on all', async () => {
  const { wrapper, calls } = await openSheet(() => json({ changed: 2 }))
  const usual = inSheet('.quick button')

  expect(usual.map((one) => one.textContent.trim())).toEqual(['上海出差', '客户招待'])
  usual[0]?.click()
  await flushPromises()
  inSheet<HTMLFormElement>('form')[0]?.requestSubmit()
  await flushPromises()

  expect(calls.at(-1)?.body).toEqual({ ids: [3, 4], purpose: '上海出差' })
  expect(wrapper.emitted('saved')).toEqual([['上海出差']])
  wrapper.unmount()
})

test('a purpose that could not be written stays in the field with the reason', async () => {
  const { wrapper } = await openSheet(() => problem(404, 'not_found'))
  for (const field of inSheet<HTMLInputElement>('form input')) {
    field.value = '培训'
    field.dispatchEvent(new Event('input'))
  }

  inSheet<HTMLFormElement>('form')[0]?.requestSubmit()
  await flushPromises()

  expect(wrapper.emitted('saved')).toBeUndefined()
  expect(inSheet('[role=alert]').length).toBe(1)
  expect(inSheet<HTMLInputElement>('form input')[0]?.value).toBe('培训')
  wrapper.unmount()
})

test('the review state is explained on tap, with the present one marked', async () => {
  const wrapper = mount(ReviewChip, { props: { review: 'confirmed' }, attachTo: document.body })

  await wrapper.find('button').trigger('click')
  await flushPromises()

  const now = inSheet('.now')
  expect(now.length).toBe(1)
  expect(now[0]?.textContent).toContain('提交人和财务都认可')
  expect(inSheet('dl > div').length).toBe(5)
  wrapper.unmount()
})

test('the purpose of the wallet stands in the line of a claim', () => {
  const chosen = { claimable_fen: 900, obstacles: [] }

  expect(lineOf({ ...chosen, invoice: aRow({ purpose: '上海出差' }) }).purpose).toBe('上海出差')
  expect(lineOf({ ...chosen, invoice: aRow() }).purpose).toBe('')
})
