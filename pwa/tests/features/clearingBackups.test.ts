/** 备份与恢复: what is known of a backup, what its station found, and what may be asked. */
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import {
  answerWords,
  copyWords,
  factsOf,
  restoreCommands,
  standingOf,
} from '@/features/clearingDesk/backupWords'
import type { Backup, BackupAnswer } from '@/features/clearingDesk/types'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import ClearingBackupsView from '@/views/ClearingBackupsView.vue'
import { aSession } from '../examples'
import { json, problem, serve, type Call } from '../fakeServer'

const NO = 'QK261109-P4TN8RCE'
const BACKUPS = 'GET /api/clearing/backups'
const LOST = 'GET /api/clearing/lost-records'
const ASK = `POST /api/clearing/sessions/${NO}/backup`

const product = { file: `${NO}.database.sealed`, place: '/usb/product', originals: 3 }
const aBackup = (changes: Partial<Backup> = {}): Backup => ({
  ...{ session_id: NO, kind: 'MONTHLY', state: 'DONE', is_rebuilt: false, is_sandbox: false },
  ...{ device_label: '前台一号盘', station_id: 1, station_name: '前台', station_is_alive: true },
  ...{ made_at: '2026-11-09T02:03:00Z', file: `${NO}.tar.sealed`, place: '/usb', sha256: 'ab12' },
  ...{ byte_count: 2048, card_files: 9, own_files: 2, is_held: true, differences: [] },
  ...{ product: { ...product, byte_count: 1e6 }, reported_count: 2, reported_now: 2 },
  ...{ newest_sound: null, nightly: null, answers: [] },
  ...changes,
})
const anAnswer = (changes: Partial<BackupAnswer> = {}): BackupAnswer => ({
  ...{ id: 7, act: 'check', asked_by: { id: 5, display_name: '钱多多' }, problem: null },
  ...{ asked_at: '2026-11-20T01:00:00Z', answered_at: '2026-11-20T01:00:05Z', detail: '' },
  ...{ place: '/usb', folder: null, product: null },
  files: [{ name: 'EF01', byte_count: 37 }],
  ...changes,
})
const wrong = { code: 'file_altered', phenomenon: '备份文件被改动过', cause: '因', remedy: '法' }

type Routes = Record<string, (call: Call) => Response>
async function open(items: Backup[], more: Routes = {}, isWide = true) {
  vi.stubGlobal('matchMedia', () => ({
    ...{ matches: isWide, addEventListener: vi.fn(), removeEventListener: vi.fn() },
  }))
  const calls = serve({
    [BACKUPS]: () => json({ items, next_cursor: null, may_act: true }),
    [LOST]: () => json({ items: [], may_act: true }),
    ...more,
  })
  const routes = [{ path: '/:rest(.*)', component: { render: () => null } }]
  const router = createRouter({ history: createMemoryHistory(), routes })
  const stubs = { RouterLink: RouterLinkStub, DeskMenu: true, FunctionSearch: true }
  const wrapper = mount(ClearingBackupsView, {
    global: { plugins: [router], stubs },
    attachTo: document.body,
  })
  await flushPromises()
  const button = (name: string) =>
    wrapper.findAll('button').find((one) => one.attributes('aria-label')?.startsWith(name))
  return { wrapper, calls, button }
}

beforeEach(() => useSession().accept(aSession()))

test('a backup stands by the last word on it', () => {
  const open = anAnswer({ answered_at: null })

  expect(standingOf({ answers: [] })).toBe('kept')
  expect(standingOf({ answers: [open, anAnswer()] })).toBe('asked')
  expect(standingOf({ answers: [anAnswer(), anAnswer({ problem: wrong })] })).toBe('sound')
  expect(standingOf({ answers: [anAnswer({ problem: wrong })] })).toBe('bad')
})

test('what an older station did not say is said to be unknown', () => {
  const facts = Object.fromEntries(factsOf(aBackup()))
  const old = Object.fromEntries(
    factsOf(aBackup({ place: null, card_files: null, own_files: null, product: null })),
  )

  expect(facts['内容']).toBe('卡内文件 9 个，本系统的设置和数据 2 个')
  expect(facts['系统副本']).toContain('发票原件 3 份')
  expect(old['位置']).toBe('旧版工作站没有记录')
  expect(old['内容']).toContain('核验后可知')
  expect(old['系统副本']).toContain('由服务器自己备份')
})

test('an answer says what is inside, or exactly what is wrong', () => {
  const copy = { file: 'x', place: '/usb', byte_count: 9, originals: 3, wanted: 3 }

  expect(answerWords(anAnswer())).toBe('核验通过：里面 1 个文件都与清单一致')
  expect(answerWords(anAnswer({ act: 'take_out' }))).toBe('已取出 1 个文件')
  expect(answerWords(anAnswer({ problem: wrong }))).toBe('备份文件被改动过')
  expect(answerWords(anAnswer({ answered_at: null }))).toContain('等待回答')
  expect(copyWords(anAnswer({ product: { ...copy, state: 'sound' } }))).toContain('完好')
  expect(copyWords(anAnswer({ product: { ...copy, state: 'gone' } }))).toContain('最近 12 份')
  expect(copyWords(anAnswer())).toBeNull()
})

test('the commands name the very files, safe for a shell', () => {
  const place = "/mnt/备份 盘/it's"

  expect(restoreCommands(aBackup())).toEqual([
    `python app.py restore-clearing /usb/product/${NO}.database.sealed --to RESTORED`,
    'python app.py restore-clearing /usb/product/files --to RESTORED/files',
    `python app.py restore-clearing /usb/${NO}.tar.sealed --to RESTORED/archive`,
  ])
  expect(restoreCommands(aBackup({ place }))?.[2]).toContain(String.raw`'/mnt/备份 盘/it'\''s/QK`)
  expect(restoreCommands(aBackup({ product: null }))).toBeNull()
})

test('a check is asked of the station, and looked for until it has answered', async () => {
  vi.useFakeTimers()
  let answers: BackupAnswer[] = []
  const asked_at = new Date().toISOString()
  const { wrapper, calls, button } = await open([], {
    [BACKUPS]: () => json({ items: [aBackup({ answers })], next_cursor: null, may_act: true }),
    [ASK]: () => {
      answers = [anAnswer({ asked_at, answered_at: null })]
      return json({ id: 7 }, 202)
    },
  })
  await button('再次核验')?.trigger('click')
  await flushPromises()
  expect(wrapper.text()).toContain('已请工作站再次核验，等待回答')

  answers = [anAnswer({ asked_at })]
  await vi.advanceTimersByTimeAsync(2000)
  const known = calls.length
  await vi.advanceTimersByTimeAsync(60_000)

  expect(calls.find(({ route }) => route === ASK)?.body).toEqual({ act: 'check' })
  expect(wrapper.text()).toContain('核验通过')
  expect(calls).toHaveLength(known)
  wrapper.unmount()
  vi.useRealTimers()
})

test('files are taken out only after a person has read what will and will not happen', async () => {
  const { wrapper, calls, button } = await open([aBackup()], { [ASK]: () => json({ id: 8 }, 202) })

  await button('取出文件')?.trigger('click')
  const sheet = wrapper.find<HTMLDialogElement>('dialog[aria-label="取出备份里的文件？"]')
  expect(sheet.element.open).toBe(true)
  expect(sheet.text()).toContain('不覆盖、不删除任何已有的文件')
  expect(sheet.text()).toContain('不改动本系统的数据库')
  expect(calls.some(({ route }) => route === ASK)).toBe(false)
  await sheet.findAll('button').at(-1)?.trigger('click')
  await flushPromises()

  expect(calls.find(({ route }) => route === ASK)?.body).toEqual({ act: 'take_out' })
  expect(sheet.element.open).toBe(false)
  wrapper.unmount()
})

test('a silent station is said and not asked, and a refusal is told in words', async () => {
  const silent = await open([aBackup({ station_is_alive: false })])
  expect(silent.wrapper.text()).toContain('工作站没有回应')
  expect(silent.button('再次核验')?.attributes('disabled')).toBeDefined()
  silent.wrapper.unmount()

  const { wrapper, button } = await open([aBackup()], {
    [ASK]: () => problem(409, 'clearing.station_revoked'),
  })
  await button('再次核验')?.trigger('click')
  await flushPromises()
  expect(wrapper.text()).toContain('做这份备份的工作站已停用')
  wrapper.unmount()
})

test('what differs since the clearing names the newest backup that was checked', async () => {
  const sound = { session_id: 'QK261009-SOUNDONE', file: 'x', checked_at: '2026-11-20T01:00:00Z' }
  const { wrapper } = await open([
    aBackup({ differences: ['invoices'], reported_now: 1, newest_sound: sound }),
    aBackup({ session_id: 'QK261110-OTHERONE', differences: ['backup'] }),
  ])

  const [first, second] = wrapper.findAll('article')
  expect(first?.text()).toContain('清卡时 2 张，现在 1 张')
  expect(first?.text()).toContain('最近一份核验通过的备份：QK261009-SOUNDONE')
  expect(second?.text()).toContain('没有别的核验通过的备份')
  wrapper.unmount()
})

test('the nightly look tells loss with its numbers apart from what happens in life', async () => {
  const fates = {
    ...{ missing: ['26312000000000000001'], missing_count: 3, altered: [], altered_count: 0 },
    ...{ verified: ['26312000000000000002'], verified_count: 1, added: [], added_count: 0 },
  }
  const times = { checked_at: '2026-11-20T18:03:00Z', next_at: '2026-11-21T18:10:00Z' }
  const { wrapper } = await open([
    aBackup({ differences: ['invoices'], nightly: { ...fates, ...times } }),
    aBackup({ session_id: 'X', nightly: { ...fates, ...times, missing: [], missing_count: 0 } }),
  ])

  const [lost, sound] = wrapper.findAll('section[aria-label=夜间核对]')
  expect(lost?.text()).toContain('上报过的发票有差异')
  expect(lost?.get('details[open]').text()).toBe('缺少 3 张26312000000000000001还有 2 张')
  expect(lost?.text()).toContain('1 张经查验后更新（不算丢失）')
  expect(sound?.text()).toContain('上报过的发票都在')
  expect(sound?.find('details[open]').exists()).toBe(false)
  const links = wrapper.findAllComponents(RouterLinkStub).map((one) => one.props('to'))
  expect(links.filter((to) => to === `/clearing/sessions/${NO}`)).toHaveLength(2)
  expect(links).toContain('/clearing')
  wrapper.unmount()
})

test('a lost record comes back after a person’s word', async () => {
  let lost = [
    {
      ...{ session_id: NO, station_name: '前台', started_at: '2026-11-09T02:03:00Z' },
      ...{ taxpayer_no: '9900', state: 'DONE', entries: 31 },
    },
  ]
  const rebuild = `POST /api/clearing/lost-records/${NO}/rebuild`
  const { wrapper, calls, button } = await open([], {
    [LOST]: () => json({ items: lost, may_act: true }),
    [rebuild]: () => {
      lost = []
      return json({ session_id: NO }, 201)
    },
  })
  expect(wrapper.text()).toContain('可由日志恢复')

  void button('恢复记录')?.trigger('click')
  await flushPromises()
  useConfirm().reply(true)
  await flushPromises()

  expect(calls.some(({ route }) => route === rebuild)).toBe(true)
  expect(wrapper.text()).not.toContain('可由日志恢复')
  wrapper.unmount()
})

test('on a phone everything is read, and nothing asked', async () => {
  const { wrapper, button } = await open([aBackup({ answers: [anAnswer()] })], {}, false)

  expect(wrapper.text()).toContain('核验和取出请在电脑上进行')
  expect(wrapper.text()).toContain('核验通过')
  expect(button('再次核验')).toBeUndefined()
  wrapper.unmount()
})
