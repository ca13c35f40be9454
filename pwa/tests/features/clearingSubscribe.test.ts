/** 清卡结果通知我, and the history as a file with its filter. */
import { flushPromises, mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import StationFacts from '@/features/clearingDesk/StationFacts.vue'
import SubscribeRow from '@/features/clearingDesk/SubscribeRow.vue'
import { useHistory } from '@/features/clearingDesk/useHistory'
import { aStation } from '../deskExamples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const PATH = 'PUT /api/clearing/subscription'

test('one switch subscribes to how clearings end, and takes it back', async () => {
  const calls = serve({ [PATH]: () => new Response(null, { status: 204 }) })
  const wrapper = mount(SubscribeRow, { props: { isSubscribed: false } })

  await wrapper.find('[role=switch]').trigger('click')
  await flushPromises()

  expect(calls[0]?.body).toEqual({ wants: true })
  expect(wrapper.emitted('changed')).toHaveLength(1)
  await wrapper.setProps({ isSubscribed: true })
  await wrapper.find('[role=switch]').trigger('click')
  await flushPromises()
  expect(calls[1]?.body).toEqual({ wants: false })
})

test('a wish that was not kept is told, and the switch goes back', async () => {
  serve({ [PATH]: () => problem(503, 'maintenance') })
  const wrapper = mount(SubscribeRow, { props: { isSubscribed: false } })

  await wrapper.find('[role=switch]').trigger('click')
  await flushPromises()

  expect(wrapper.find('[role=alert]').exists()).toBe(true)
  expect(wrapper.find('[role=switch]').attributes('aria-checked')).toBe('false')
})

test('what has not reached the server is counted, and said to go again', () => {
  const shown = (unsent: number) =>
    mount(StationFacts, { props: { station: aStation({ unsent }) } }).text()

  expect(shown(7)).toContain('7 条日志，都在工作站上，恢复后自动再发')
  expect(shown(0)).not.toContain('等待补报')
})

test('the history leaves as a file by the filter on the screen', async () => {
  const calls = serve({
    'GET /api/clearing/history/export': () => new Response('x', { status: 200 }),
    'GET /api/clearing/history': () => json({ items: [], next_cursor: null }),
  })
  const { result } = withSetup(() => useHistory())
  result.filters.state = 'DONE'
  result.filters.from = '2026-11-01'

  await result.fetchList()

  const asked = calls.find(({ route }) => route.endsWith('/export'))
  expect(asked?.url.search).toBe('?state=DONE&from=2026-11-01')
  expect(result.listing.error.value).toBeNull()
})
