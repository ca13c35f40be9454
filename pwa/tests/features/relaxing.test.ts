/** An empty search of the wallet and its ways out. */
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { differing, type Asked, type Relaxations } from '@/features/invoices/useRelaxations'
import { useWallet } from '@/features/invoices/useWallet'
import WalletEmpty from '@/features/invoices/WalletEmpty.vue'
import { useSession } from '@/shared/session'
import { aSession } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

beforeEach(() => useSession().accept(aSession()))

const Empty = { template: '<i />' }
const NUMBER = '25990000000000012345'
const found = (changes: Partial<Relaxations> = {}): Relaxations => ({
  excludes_most: 'filter',
  relaxed: [
    { condition: 'filter', count: 100, is_more: true },
    { condition: 'month', count: 12, is_more: false },
    { condition: 'q', count: 0, is_more: false },
  ],
  without_any: { count: 100, is_more: true },
  near_numbers: [],
  ...changes,
})
const routerAt = async (path: string) => {
  const routes = ['/wallet', '/scan'].map((one) => ({ path: one, component: Empty }))
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  return router
}
/** Without what only keeps words together. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '')
async function screen(asked: Partial<Asked>, answer: () => Response) {
  const calls = serve({ 'GET /api/invoices/relaxations': answer })
  const wrapper = mount(WalletEmpty, {
    props: { asked: { filter: 'all', query: '', within: {}, ...asked } },
    global: { plugins: [await routerAt('/wallet')] },
  })
  await flushPromises()
  return {
    wrapper,
    calls,
    buttons: () => wrapper.findAll('button').map((one) => plain(one.text())),
  }
}

test('each condition that keeps invoices out is one tap away, the strongest first', async () => {
  const asked = { filter: 'problem', query: '饭店', within: { month: '2026-11' } } as const
  const { wrapper, calls, buttons } = await screen(asked, () => json(found()))

  expect(buttons()).toEqual([
    '去掉「状态」条件（100+ 张）',
    '去掉「月份」条件（12 张）',
    '看全部（100+ 张）',
  ])
  expect(wrapper.text()).toContain('「状态」这个条件挡住的发票最多')
  expect(Object.fromEntries(calls[0]?.url.searchParams ?? [])).toEqual({
    filter: 'problem',
    month: '2026-11',
    q: '饭店',
  })
  await wrapper.findAll('button')[1]?.trigger('click')
  expect(wrapper.emitted('drop')).toEqual([['month']])
})

test('a near number is offered with the digit that differs', async () => {
  const one = { condition: 'q', count: 3, is_more: false } as const
  const { wrapper, buttons } = await screen({ query: '25990000000000012355' }, () =>
    json(found({ relaxed: [one], excludes_most: 'q', near_numbers: [NUMBER] })),
  )

  expect(buttons()).toEqual([NUMBER, '看全部（100+ 张）'])
  expect(wrapper.get('mark').text()).toBe('4')
  await wrapper.get('[data-test=near] button').trigger('click')
  expect(wrapper.emitted('show')).toEqual([[NUMBER]])
})

test('when no single condition is to blame the screen says so', async () => {
  const relaxed = found().relaxed.map((one) => ({ ...one, count: 0, is_more: false }))
  const { wrapper, buttons } = await screen({ query: 'x', filter: 'problem' }, () =>
    json(found({ relaxed, excludes_most: null })),
  )

  expect(wrapper.text()).toContain('请同时放宽几个')
  expect(buttons()).toEqual(['看全部（100+ 张）'])
})

test('without an answer the general way out stays, and an empty wallet asks nothing', async () => {
  const refused = await screen({ filter: 'problem' }, () => problem(500, 'internal'))
  expect(refused.buttons()).toEqual(['看全部'])

  const empty = await screen({}, () => json(found()))
  expect(empty.calls).toEqual([])
  expect(empty.buttons()).toEqual(['扫一扫'])
})

test.each([
  ['25990000000000012355', ['259900000000000123', '4', '5']],
  ['123456', ['', '00', '123456']],
  ['１２３ ５４', ['123', '45', '']],
  ['1234', ['1234', '5', '']],
])('what differs from %s is marked', (typed, expected) => {
  expect(differing(expected.join(''), typed)).toEqual(expected)
})

test('a tap drops one condition of the address, or looks for the number everywhere', async () => {
  vi.useFakeTimers()
  const calls = serve({ 'GET /api/invoices': () => json({ items: [], next_cursor: null }) })
  const router = await routerAt('/wallet?filter=problem&month=2026-11')
  const { result } = withSetup(() => useWallet(), [router])
  await flushPromises()

  result.drop('filter')
  await flushPromises()
  expect(router.currentRoute.value.query).toEqual({ month: '2026-11' })

  result.show(NUMBER)
  await flushPromises()
  await vi.advanceTimersByTimeAsync(400)
  expect(router.currentRoute.value.query).toEqual({})
  expect(calls.at(-1)?.url.searchParams.get('q')).toBe(NUMBER)

  result.drop('q')
  await vi.advanceTimersByTimeAsync(400)
  expect(calls.at(-1)?.url.searchParams.has('q')).toBe(false)
  vi.useRealTimers()
})
