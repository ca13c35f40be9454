import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { nextTick, ref, shallowRef } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useDeskStatus } from '@/features/clearingDesk/useDeskStatus'
import {
  commandOf,
  countdown,
  isFitForStations,
  usePairing,
} from '@/features/clearingDesk/usePairing'
import { useStart } from '@/features/clearingDesk/useStart'
import { useStationCommand } from '@/features/clearingDesk/useStationCommand'
import type { DeskStatus, Station } from '@/features/clearingDesk/types'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { aStation, aStatus, aUnit, red } from '../deskExamples'
import { aSession } from '../examples'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const blank = { template: '<p />' }
function router() {
  return createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:rest(.*)*', component: blank }],
  })
}

function begin(status: DeskStatus, over: string | null = null) {
  const pages = router()
  const told = shallowRef(status)
  const { result } = withSetup(() => useStart(told, over), [pages])
  return { ...result, pages, told }
}

beforeEach(() =>
  vi.useFakeTimers({
    toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'],
  }),
)
afterEach(() => vi.useRealTimers())
enableAutoUnmount(afterEach) // what lives on would ask again when a later test reconnects

test('普通清卡 names no machines and leads to its session', async () => {
  const calls = serve({
    'POST /api/clearing/sessions': () => json({ id: 'QK261201-AAAAAAAA' }, 201),
  })
  const { start, pages, block } = begin(aStatus())

  expect(block.value).toBeNull()
  await start()

  expect(calls[0]?.body).toEqual({
    ...{ station_id: 3, reader: 'R', kind: 'MONTHLY', chosen: null, reason: null, over: null },
  })
  expect(pages.currentRoute.value.path).toBe('/clearing/sessions/QK261201-AAAAAAAA')
})

test('专项清卡 is of the machines that stay ticked, one at least', async () => {
  const calls = serve({ 'POST /api/clearing/sessions': () => json({ id: 'QK1' }, 201) })
  const { start, form, block, included } = begin(aStatus())

  form.kind = 'GROUP'
  form.chosen = []
  expect(block.value).toBe('units')
  await start()
  expect(calls).toEqual([])

  form.chosen = ['2']
  expect(included.value.map((one) => one.unit_id)).toEqual(['2'])
  await start()
  expect(calls[0]?.body).toMatchObject({ kind: 'GROUP', chosen: ['2'] })
})

test('特殊清卡 needs ten characters of reason; taking over leaves the machines to the server', async () => {
  const calls = serve({ 'POST /api/clearing/sessions': () => json({ id: 'QK1' }, 201) })
  const { start, form, block } = begin(aStatus(), 'QK261130-HALTED22')

  expect(form.kind).toBe('SPECIAL')
  form.reason = ' 上月漏清，现补 '
  expect(block.value).toBe('reason')
  form.reason = '上月写卡时断电，现接手处理'
  await start()

  expect(calls[0]?.body).toMatchObject({
    ...{ kind: 'SPECIAL', over: 'QK261130-HALTED22', chosen: null },
    reason: '上月写卡时断电，现接手处理',
  })
})

test('年度清卡 is for December only', () => {
  const { form, block, told } = begin(aStatus())
  form.kind = 'ANNUAL'
  expect(block.value).toBe('kind')

  const december = [aUnit('1', { period_start: '2026-12-01', period_end: '2026-12-31' })]
  told.value = aStatus({ stations: [aStation({}, december)] })

  expect(block.value).toBeNull()
})

const stop = { code: 'maintenance' as const, message: '维护', stops: true, again_at: null }
const empty = { name: 'R', state: 'empty' as const, card: null, session_id: null }

test.each([
  ['reader', aStatus({ stations: [] })],
  ['maintenance', aStatus({ warnings: [stop] })],
  ['asleep', aStatus({ stations: [aStation({ is_alive: false })] })],
  ['service', aStatus({ stations: [aStation({ service: 'down' })] })],
  ['card', aStatus({ stations: [aStation({ readers: [empty] })] })],
  ['checks', aStatus({ stations: [aStation({ checks: [red] })] })],
])('nothing begins while something stands against it: %s', async (why, status) => {
  const calls = serve({})
  const { start, block } = begin(status)

  await start()

  expect(block.value).toBe(why)
  expect(calls).toEqual([])
})

test.each([
  [false, '已有一次清卡在进行'],
  [true, '这一期已经清过卡'],
])('whoever comes second joins what is there (done: %s) and is told', async (isDone, words) => {
  const facts = { session_id: 'QK261201-BBBBBBBB', is_done: isDone }
  serve({
    'POST /api/clearing/sessions': () => problem(409, 'clearing.already_open', facts),
  })
  const { start, pages, error } = begin(aStatus())

  await start()

  expect(pages.currentRoute.value.path).toBe('/clearing/sessions/QK261201-BBBBBBBB')
  expect(error.value).toBeNull()
  expect(useToast().current.value?.text).toContain(words)
})

test('a refusal stays to be read, and what was chosen stays too', async () => {
  serve({ 'POST /api/clearing/sessions': () => problem(409, 'clearing.too_many', { count: 3 }) })
  const { start, error, form, pages } = begin(aStatus())
  form.kind = 'GROUP'

  await start()

  expect(error.value).not.toBeNull()
  expect([form.kind, form.chosen]).toEqual(['GROUP', ['1', '2']])
  expect(pages.currentRoute.value.path).toBe('/')
})

test('a card that is being cleared leads to its session; the reader with a card comes first', () => {
  const held = { ...empty, name: 'S', state: 'card' as const, session_id: 'QK9' }
  const station = aStation({ readers: [empty, held] })

  const { form, held: session } = begin(aStatus({ stations: [station] }))

  expect(form.place).toBe('3|S')
  expect(session.value).toBe('QK9')
})

test('the desk is looked at every five seconds, sooner after a command, the copy stands offline', async () => {
  useSession().accept(aSession())
  let isCut = false
  const calls = serve({
    'GET /api/clearing/status': () => (isCut ? noNetwork : json(aStatus())),
    'GET /api/clearing/sessions': () => json({ items: [], next_cursor: null }),
  })
  const { result, wrapper } = withSetup(() => useDeskStatus())
  const looks = () => calls.filter((one) => one.route.endsWith('/status')).length
  await vi.waitFor(() => expect(result.status.value).not.toBeNull())

  await vi.advanceTimersByTimeAsync(5_100)
  expect(looks()).toBe(2)
  result.hurry()
  await vi.advanceTimersByTimeAsync(1_600)
  expect(looks()).toBe(3)
  expect(calls[1]?.url.searchParams.get('open_only')).toBe('true')

  isCut = true
  await result.load()
  await vi.waitFor(() => expect(result.takenAt.value).not.toBeNull())
  expect(result.status.value?.stations).toHaveLength(1)

  wrapper.unmount()
  const before = looks()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(looks()).toBe(before)
})

test('who may not see the desk is not asked about again', async () => {
  const calls = serve({
    'GET /api/clearing/status': () => problem(403, 'forbidden'),
    'GET /api/clearing/sessions': () => problem(403, 'forbidden'),
  })
  const { result } = withSetup(() => useDeskStatus())
  await vi.waitFor(() => expect(result.isForbidden.value).toBe(true))

  await vi.advanceTimersByTimeAsync(20_000)

  expect(calls).toHaveLength(2)
  expect(result.error.value).toBeNull()
})

test('a pairing code counts down, expires, and is gone once a desk has used it', async () => {
  vi.setSystemTime('2026-11-25T01:00:00Z')
  const code = { code: 'H7KM3QXW', expires_at: '2026-11-25T01:10:00Z' }
  serve({ 'POST /api/clearing/pairing-codes': () => json(code, 201) })
  const stations = ref<Station[]>([aStation()])
  const { result } = withSetup(() => usePairing(stations, vi.fn()))

  await result.make()
  expect(countdown(result.left.value)).toBe('10:00')
  expect(result.command.value).toContain('--pair H7KM3QXW')
  await vi.advanceTimersByTimeAsync(55_000)
  expect(countdown(result.left.value)).toBe('9:05')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(result.isExpired.value).toBe(true)

  stations.value = [aStation(), aStation({ id: 4, name: '二楼' })]
  await nextTick()
  expect(result.made.value).toBeNull()
  expect(useToast().current.value?.text).toContain('二楼')
})

test('a desk is taken out only after a word', async () => {
  const calls = serve({
    'DELETE /api/clearing/stations/3': () => new Response(null, { status: 204 }),
  })
  const changed = vi.fn()
  const { result } = withSetup(() => usePairing(ref([aStation()]), changed))
  const { reply } = useConfirm()

  const refused = result.revoke(aStation())
  reply(false)
  await refused
  expect(calls).toEqual([])

  const meant = result.revoke(aStation())
  reply(true)
  await meant
  expect(calls).toHaveLength(1)
  expect(changed).toHaveBeenCalledTimes(1)
})

test('stations are paired over https or on one computer', () => {
  const fit = (url: string) => isFitForStations(new URL(url))

  expect([fit('https://piao.example.com'), fit('http://127.0.0.1:8000')]).toEqual([true, true])
  expect(fit('http://192.168.1.8')).toBe(false)
  expect(commandOf('https://a.example', 'ABCD2345')).toBe(
    'python app.py station --server https://a.example --pair ABCD2345 --name 前台',
  )
})

test('重新检查 goes at once, 发票修复 after a word; both hurry the page', async () => {
  const calls = serve({
    'POST /api/clearing/stations/3/commands': () => json({ id: 1 }, 202),
  })
  const told = vi.fn()
  const read = vi.fn()
  const { result } = withSetup(() => useStationCommand(told, read))

  await result.check(aStation(), 'R')
  const repaired = result.repair(aStation(), 'R')
  await flushPromises()
  useConfirm().reply(true)
  await repaired

  expect(calls.map((one) => one.body)).toEqual([
    { kind: 'check', reader: 'R' },
    { kind: 'repair', reader: 'R' },
  ])
  expect(told).toHaveBeenCalledTimes(2)
  expect(read).toHaveBeenCalledTimes(1)
})
