/** 告警 before a start, and the next try of a pause. */
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { nextTick, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { beforeEach, expect, test, vi } from 'vitest'
import AlarmPanel from '@/features/clearingDesk/AlarmPanel.vue'
import type { Alarm } from '@/features/clearingDesk/types'
import { useStart } from '@/features/clearingDesk/useStart'
import AlarmsTaken from '@/features/clearingSession/AlarmsTaken.vue'
import NextTry from '@/features/clearingSession/NextTry.vue'
import { useSession } from '@/shared/session'
import '@/shared/i18n/clearingErrors'
import { aStation, aStatus } from '../deskExamples'
import { aSession } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'
import { aClearing } from './clearing'

beforeEach(() => useSession().accept(aSession()))

const SAID = {
  by: '钱多多',
  at: '2026-11-25T01:00:00Z',
  reason: '线已插紧',
  until: '2026-11-26T01:00:00Z',
}
const PATH = 'POST /api/clearing/stations/3/acknowledgements'
function anAlarm(changes: Partial<Alarm> = {}): Alarm {
  return {
    ...{ id: '3:drop_outs:1', what: '设备掉线', state: 'yellow', detail: '24 小时内 2 次' },
    ...{ cause: '接触不良', remedy: '换一个 USB 口', code: null, reader: 'R', session_id: null },
    ...{ acknowledged: null, ...changes },
  } as Alarm
}

function panel(alarms: Alarm[], mayOperate = true) {
  const props = { stations: [aStation({ alarms })], mayOperate }
  return mount(AlarmPanel, { props, global: { stubs: { RouterLink: RouterLinkStub } } })
}
const buttonOf = (wrapper: ReturnType<typeof panel>, words: string) =>
  wrapper.findAll('button').find((one) => one.text() === words)

test("an alarm says what, why and what to do, and is acknowledged with usual words or one's own", async () => {
  const calls = serve({ [PATH]: () => json(anAlarm({ acknowledged: SAID }), 201) })
  const wrapper = panel([anAlarm()])
  expect(wrapper.text()).toContain('1 条待处理')
  for (const words of ['设备掉线', '接触不良', '换一个 USB 口', '前台 · R'])
    expect(wrapper.text()).toContain(words)

  await buttonOf(wrapper, '已了解')?.trigger('click')
  expect(buttonOf(wrapper, '确认已了解')?.attributes('disabled')).toBeDefined()
  await buttonOf(wrapper, '已换 USB 口')?.trigger('click')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(calls[0]?.body).toEqual({ alarm: '3:drop_outs:1', reason: '已换 USB 口' })
  expect(wrapper.emitted('changed')).toHaveLength(1)
  expect(wrapper.find('form').exists()).toBe(false)
})

test('an alarm that has become another one is told, and the desk is asked again', async () => {
  serve({ [PATH]: () => problem(409, 'clearing.alarm_changed') })
  const wrapper = panel([anAlarm()])

  await buttonOf(wrapper, '已了解')?.trigger('click')
  await wrapper.find('input').setValue('看过了')
  await wrapper.find('form').trigger('submit')
  await flushPromises()

  expect(wrapper.find('[role=alert]').text()).toContain('这条告警已经变了')
  expect(wrapper.emitted('changed')).toHaveLength(1)
})

test('what was acknowledged names who, when, why and how long; what must be mended takes no word', () => {
  const wrapper = panel([
    anAlarm({ acknowledged: SAID }),
    anAlarm({ id: '3:card_mute:R', what: '卡', state: 'red' }),
  ])

  expect(wrapper.text()).toContain('钱多多 2026-11-25 09:00 已了解：线已插紧')
  expect(wrapper.text()).toContain('有效至 2026-11-26 09:00')
  expect(wrapper.text()).toContain('必须先处理好')
  expect(buttonOf(wrapper, '已了解')).toBeUndefined()
})

test('who only looks sees alarms without buttons, and a desk without any shows no card', () => {
  expect(panel([anAlarm()], false).findAll('button')).toEqual([])
  expect(panel([]).text()).toBe('')
})

test.each([
  ['its reader', anAlarm(), null, 'alarms'],
  ['the whole desk', anAlarm({ reader: null }), null, 'alarms'],
  ['another reader', anAlarm({ reader: 'S' }), null, null],
  ['one with a word', anAlarm({ acknowledged: SAID }), null, null],
  ['the session that is taken over', anAlarm({ session_id: 'QK1' }), 'QK1', 'reason'],
])('an open alarm of %s stands against a start: %o', async (_of, alarm, over, block) => {
  const pages = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: { template: '<p />' } }],
  })
  const status = shallowRef(aStatus({ stations: [aStation({ alarms: [alarm] })] }))
  const { result } = withSetup(() => useStart(status, over), [pages])
  await nextTick()

  expect(result.block.value).toBe(block)
})

test('a session names the alarms under which it was begun', () => {
  const taken = { ...anAlarm(), by: '钱多多', at: SAID.at, reason: '线已插紧' }
  const wrapper = mount(AlarmsTaken, { props: { session: aClearing({ acknowledged: [taken] }) } })

  expect(wrapper.text()).toContain('开始前已了解的告警')
  expect(wrapper.text()).toContain('线已插紧')
  expect(mount(AlarmsTaken, { props: { session: aClearing() } }).text()).toBe('')
})

test.each([
  ['parked', '下次自动重试：今天 10:30'],
  ['waiting', '下次自动查询：今天 10:30'],
])('a pause (%s) that is tried again shows its time', (pause, words) => {
  vi.useFakeTimers({ now: new Date('2026-11-25T01:00:00Z') })
  const session = aClearing({ pause, next_try_at: '2026-11-25T02:30:00Z' })

  expect(mount(NextTry, { props: { session } }).text()).toContain(words)
  expect(mount(NextTry, { props: { session: aClearing() } }).text()).toBe('')
  vi.useRealTimers()
})
