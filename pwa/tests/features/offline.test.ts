import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import OfflineRow from '@/features/offline/OfflineRow.vue'
import { useStoragePromise } from '@/features/offline/useStoragePromise'
import { toTrayItem } from '@/features/scan/trayItem'
import type { OutboxEntry } from '@/shared/offline/entries'
import { withSetup } from '../withSetup'

const waiting: OutboxEntry = {
  id: 1,
  kind: 'scan',
  body: { text: '01,32,,25990000000000000001,106.00,20250106,,', captured_at: '' },
  key: 'a',
  personId: 1,
  fingerprint: 'a',
  createdAt: '2025-01-07T01:00:00Z',
  state: 'waiting',
  answer: null,
  refusal: null,
  failure: null,
  tries: 0,
  nextTryAt: 0,
  settledAt: null,
}

function rowOf(change: Partial<OutboxEntry>) {
  const entry = { ...waiting, ...change } as OutboxEntry
  return mount(OfflineRow, { props: { item: toTrayItem(entry, null) } })
}

afterEach(() => vi.unstubAllGlobals())

test('a capture parked by a 401 says what it waits for, and there is nothing to press', () => {
  const row = rowOf({ state: 'parked' })

  expect(row.text()).toContain('待登录')
  expect(row.text()).toContain('重新登录后自动上传')
  expect(row.find('button').exists()).toBe(false)
})

test('a capture that the server could not take says so once, with its tries', () => {
  const text = rowOf({ failure: 'server_error', tries: 2 }).text()

  expect(text.match(/服务器暂时无法处理/g)).toHaveLength(1)
  expect(text).toContain('已尝试 2 次')
})

test('a capture that met no server says so', () => {
  expect(rowOf({ failure: 'unreachable', tries: 1 }).text()).toContain('上次没有连上服务器')
})

test('a file that no try brought across can be given up, a code cannot', () => {
  const body = { blob: null, name: 'a.pdf', size: 1, modified_at: 1, channel: 'photo' } as const
  const file = { kind: 'file', body: { ...body, captured_at: '' } } as const
  const stuck = { failure: 'unreachable', tries: 3 } as const

  expect(rowOf({ ...stuck, ...file }).text()).toContain('移除')
  expect(rowOf(stuck).text()).not.toContain('移除')
})

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)'

test.each([
  ['persisted', true, 'Chrome', false],
  ['temporary', false, 'Chrome', false],
  ['unknown', undefined, 'Chrome', false],
  ['ios', true, IPHONE, false], // whatever was promised: seven days
  ['persisted', true, IPHONE, true],
] as const)(
  '%s: promised %s to %s, installed %s',
  async (expected, isPromised, agent, installed) => {
    vi.stubGlobal('matchMedia', () => ({ matches: installed }))
    vi.stubGlobal('navigator', {
      userAgent: agent,
      maxTouchPoints: 5,
      storage: isPromised === undefined ? undefined : { persisted: async () => isPromised },
    })

    const { result } = withSetup(useStoragePromise)
    await flushPromises()

    expect(result.storage.value).toBe(expected)
  },
)
