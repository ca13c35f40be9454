/** The safe page: whose captures it shows and exports, and what it says after sending. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { drawSafePage } from '@/features/safe/safePage'
import { type EntryState, NOBODY_YET, type OutboxEntry } from '@/shared/offline/entries'
import { aSession, lin } from '../examples'

const WANG = 8
let serial = 0

function entry(personId: number, text: string, state: EntryState = 'waiting'): OutboxEntry {
  serial += 1
  const known = { id: serial, key: 'k', createdAt: '2026-01-05T01:00:00Z', failure: null }
  return { ...known, kind: 'scan', body: { text }, personId, state } as OutboxEntry
}

function sharedFile(): OutboxEntry {
  const file = { kind: 'file', body: { name: 'shared.pdf', size: 1 } }
  return { ...entry(NOBODY_YET, ''), ...file } as OutboxEntry
}

const exported: Blob[] = []

/** @param becomes state of each entry once it was sent */
async function given(entries: OutboxEntry[], becomes: EntryState = 'delivered') {
  const flush = async () => {
    entries.forEach((one) => one.state === 'waiting' && (one.state = becomes))
    return { reach: 'reached', nextTryAt: null } as const
  }
  const outbox = { all: async () => entries, flush, retry: flush }
  const root = document.createElement('div')
  await drawSafePage(root, {
    outbox,
    repair: async () => undefined,
    startNormally: () => undefined,
  })
  const press = async (name: string) => {
    ;[...root.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click()
    await flushPromises()
  }
  return { root, press, said: () => root.querySelector('.said')?.textContent }
}

const read = async () => JSON.parse((await exported.at(-1)?.text()) ?? '{}')

beforeEach(() => {
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => exported.push(blob) }))
})
afterEach(() => vi.unstubAllGlobals())

function remember(): void {
  localStorage.setItem('pkt.session', JSON.stringify(aSession()))
}

test("others' captures are a number and no more, and are not exported", async () => {
  remember()
  const { root, press } = await given([entry(lin.id, 'mine'), entry(WANG, 'his'), sharedFile()])

  await press('导出')

  expect(root.textContent).toContain('没有上传的内容 · 1')
  expect(root.textContent).toContain('另有 1 条属于其他账号')
  expect(root.textContent).toContain('另有 1 个别的应用分享来的文件')
  expect(root.textContent).not.toContain('his')
  expect((await read()).entries).toMatchObject([{ body: { text: 'mine' }, person_id: lin.id }])
})

test('with nobody signed in nothing is shown, and an export tells whose each entry is', async () => {
  const { root, press } = await given([entry(lin.id, 'mine'), entry(WANG, 'his'), sharedFile()])

  await press('导出')

  expect(root.textContent).not.toContain('mine')
  const { owner, entries } = await read()
  expect(owner.username).toBe('')
  expect(entries).toMatchObject([{ person_id: lin.id }, { person_id: WANG }])
})

test('what the server refused is counted and not called sent', async () => {
  remember()
  const old = entry(lin.id, 'old', 'rejected')
  const { press, said } = await given([old, entry(lin.id, 'a'), entry(lin.id, 'b')], 'rejected')

  await press('重新发送')

  expect(said()).toContain('2 条未入库')
})

test("others' parked captures do not mean that this sign-in has ended", async () => {
  remember()
  const { press, said } = await given([entry(lin.id, 'a'), entry(WANG, 'b', 'parked')])

  await press('重新发送')

  expect(said()).toBe('已全部上传。')
})
