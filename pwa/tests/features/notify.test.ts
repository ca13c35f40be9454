import { flushPromises } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { useCalendarFeed } from '@/features/notify/useCalendarFeed'
import { useFailures } from '@/features/notify/useFailures'
import { groupByDay, useInbox } from '@/features/notify/useInbox'
import { useNotifications } from '@/features/notify/useNotifications'
import { useRobotEditor } from '@/features/notify/useRobotEditor'
import { useRobots } from '@/features/notify/useRobots'
import type { Failure, Notice, Notifications, Robot } from '@/shared/contracts'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const went: string[] = []
vi.mock('vue-router', () => ({
  useRouter: () => ({ push: async (path: string) => void went.push(path) }),
}))

function aNotice(changes: Partial<Notice> = {}): Notice {
  return {
    ...{ id: 1, kind: 'claim_waiting', kind_label: '待我审批', title: '报销单', body: '' },
    ...{ link: '/claims/1', lines: [], created_at: '2026-11-23T02:00:00Z', is_read: false },
    ...changes,
  } as Notice
}

const page = (items: Notice[], unread = items.length) => json({ items, next_cursor: null, unread })
const said = () => useToast().current.value?.text

test('notices stand under the days of Beijing, whatever the time zone', () => {
  const now = new Date('2026-11-24T01:00:00Z')
  const late = aNotice({ id: 3, created_at: '2026-11-23T16:30:00Z' }) // 00:30 on the 24th
  const before = aNotice({ id: 2, created_at: '2026-11-23T15:30:00Z' })
  const old = aNotice({ id: 1, created_at: '2026-11-20T02:00:00Z' })

  const days = groupByDay([late, before, old], now)

  expect(days.map(({ label }) => label)).toEqual(['今天', '昨天', '2026-11-20'])
})

test('a tap reads a notice and leads where it leads', async () => {
  const calls = serve({
    'GET /api/notices': () => page([aNotice()]),
    'POST /api/notices/1/read': () => json({ unread: 0 }),
  })
  const { result } = withSetup(useInbox)
  await result.reload()

  result.open(aNotice())
  await flushPromises()

  expect(went.at(-1)).toBe('/claims/1')
  expect(result.items.value[0]?.is_read).toBe(true)
  expect(result.unread.value).toBe(0)
  expect(calls.at(-1)?.route).toBe('POST /api/notices/1/read')
})

test('without a network a notice still leads where it leads', async () => {
  serve({
    'GET /api/notices': () => page([aNotice()]),
    'POST /api/notices/1/read': () => noNetwork,
  })
  const { result } = withSetup(useInbox)
  await result.reload()

  result.open(aNotice(), '/claims?tab=waiting')
  await flushPromises()

  expect(went.at(-1)).toBe('/claims?tab=waiting')
})

test('全部已读 marks what is on the screen, not what came since', async () => {
  const calls = serve({
    'GET /api/notices': () => page([aNotice({ id: 9 }), aNotice({ id: 4 })]),
    'POST /api/notices/read': () => json({ unread: 1 }),
  })
  const { result } = withSetup(useInbox)
  await result.reload()

  await result.markAllRead()

  expect(calls.at(-1)?.body).toEqual({ up_to_id: 9 })
  expect(result.unread.value).toBe(1)
  expect(result.items.value.every(({ is_read }) => is_read)).toBe(true)
})

test('the other segment asks anew', async () => {
  const calls = serve({ 'GET /api/notices': () => page([]) })
  const { result } = withSetup(useInbox)
  await result.reload()

  result.segment.value = 'unread'
  await flushPromises()

  expect(calls.map(({ url }) => url.searchParams.get('unread'))).toEqual(['false', 'true'])
})

const settings = (changes: Partial<Notifications> = {}): Notifications => ({
  kinds: [
    { kind: 'claim_waiting', label: '待我审批', group: 'claims', channels: ['email'] },
    { kind: 'reminder', label: '我的提醒', group: 'dates', channels: [] },
  ],
  ...{ quiet_from: null, quiet_to: null, wants_digest: false, push_key: 'k', subscriptions: [] },
  ...{ sends_mail: true, calendar_since: null, calendar_read_at: null },
  ...changes,
})

test('a change is kept at once, with all the other choices', async () => {
  const calls = serve({
    'GET /api/notifications': () => json(settings()),
    'PUT /api/notifications': () => json(settings()),
  })
  const { result } = withSetup(useNotifications)
  await result.load()
  const [claims] = result.groups.value

  await result.toggle(claims?.kinds[0] ?? ({} as never), 'webpush')
  await result.turnQuiet(true)

  expect(result.groups.value.map(({ title }) => title)).toEqual(['报销', '期限与提醒'])
  expect(calls.at(-1)?.body).toEqual({
    kinds: [
      { kind: 'claim_waiting', channels: ['email', 'webpush'] },
      { kind: 'reminder', channels: [] },
    ],
    ...{ quiet_from: '22:00', quiet_to: '07:30', wants_digest: false },
  })
})

test('what is changed while one change is on its way goes with the next', async () => {
  const bodies: unknown[] = []
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  serve({
    'GET /api/notifications': () => json(settings()),
    'PUT /api/notifications': async ({ body }) => {
      bodies.push(body)
      if (bodies.length === 1) await held
      return json(settings())
    },
  })
  const { result } = withSetup(useNotifications)
  await result.load()

  const first = result.change({ wants_digest: true })
  await result.turnQuiet(true)
  letGo()
  await first

  expect(bodies).toHaveLength(2)
  expect(bodies[1]).toMatchObject({ wants_digest: true, quiet_from: '22:00' })
})

test('what could not be kept does not look as if it were', async () => {
  serve({
    'GET /api/notifications': () => json(settings()),
    'PUT /api/notifications': () => noNetwork,
  })
  const { result } = withSetup(useNotifications)
  await result.load()

  await result.change({ wants_digest: true })

  expect(result.settings.value?.wants_digest).toBe(false)
  expect(said()).toContain('连不上服务器')
})

test('a calendar address is shown when it is made, and replacing it is asked about', async () => {
  let count = 0
  serve({ 'POST /api/calendar': () => json({ url: `https://x/${(count += 1)}.ics` }, 201) })
  const changed = vi.fn(async () => undefined)
  const { result } = withSetup(() => useCalendarFeed(changed))

  await result.make()
  expect(result.url.value).toBe('https://x/1.ics')
  const replacing = result.replace()
  useConfirm().reply(false)
  await replacing
  expect(result.url.value).toBe('https://x/1.ics')
  const again = result.replace()
  useConfirm().reply(true)
  await again

  expect(result.url.value).toBe('https://x/2.ics')
  expect(changed).toHaveBeenCalledTimes(2)
})

const robot: Robot = {
  ...{ id: 3, name: '财务群', kind: 'dingtalk', has_secret: true, kinds: ['claim_to_pay'] },
  ...{ is_active: true, last_sent_at: null, last_problem: null },
} as Robot

test('a changed robot keeps the address and secret that nobody typed', async () => {
  const calls = serve({ 'PATCH /api/robots/3': () => json(robot) })
  const { result } = withSetup(() => useRobotEditor(robot, () => undefined))

  await result.save()
  result.form.dropsSecret = true
  result.form.address = ' https://oapi.dingtalk.com/robot/send?access_token=x '
  await result.save()

  expect(calls[0]?.body).toEqual({ name: '财务群', kinds: ['claim_to_pay'], is_active: true })
  expect(calls[1]?.body).toMatchObject({
    address: 'https://oapi.dingtalk.com/robot/send?access_token=x',
    secret: '',
  })
})

test('trying a robot tells each of the three answers', async () => {
  const answers = [
    { answer: 'sent', reason: '' },
    { answer: 'refused', reason: '310000 sign not match' },
    { answer: 'could_not_ask', reason: '连不上机器人服务器' },
  ]
  serve({
    'GET /api/robots': () => json({ items: [robot], kinds: [] }),
    'POST /api/robots/3/test': () => json(answers.shift()),
  })
  const { result } = withSetup(useRobots)
  const heard = []

  for (let turn = 0; turn < 3; turn += 1) {
    await result.test(robot)
    heard.push(said())
  }

  expect(heard[0]).toBe('已发送，请到群里查看')
  expect(heard[1]).toBe('对方拒绝了：310000 sign not match')
  expect(heard[2]).toBe('没能发送：连不上机器人服务器')
})

test('a failure that somebody else dealt with is told, and the list is as it is', async () => {
  const failure = { id: 5 } as Failure
  const calls = serve({
    'GET /api/deliveries': () => json({ items: [], next_cursor: null, dead: 0, waiting: 2 }),
    'POST /api/deliveries/5/retry': () => problem(409, 'notify.not_dead'),
    'POST /api/deliveries/retry': () => json({ retried: 4 }),
  })
  const { result } = withSetup(useFailures)

  await result.retry(failure)
  expect(said()).toContain('没有重试')
  await result.retryAll()

  expect(said()).toBe('4 条已重新排队')
  expect(result.waiting.value).toBe(2)
  expect(calls.filter(({ route }) => route.startsWith('GET'))).toHaveLength(2)
})
