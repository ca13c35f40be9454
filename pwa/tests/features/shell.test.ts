import { expect, test } from 'vitest'
import { connectionMessage } from '@/features/shell/useConnectionBar'

const quiet = { waiting: 0, drafts: 0, parked: 0, syncing: null, isBroken: false }

test('nothing to tell when all is well', () => {
  expect(connectionMessage('online', quiet)).toBeNull()
})

test.each([
  ['offline', { ...quiet, waiting: 3 }, '离线中，已暂存 3 张'],
  ['offline', quiet, '当前离线'],
  ['unreachable', { ...quiet, waiting: 1 }, '连不上服务器，已暂存 1 张'],
  ['online', { ...quiet, waiting: 3, syncing: { done: 2, total: 3 } }, '正在同步 2/3'],
  ['online', { ...quiet, waiting: 2 }, '2 张待同步'],
  ['online', { ...quiet, parked: 2 }, '2 条已存在本机，登录后自动上传'],
] as const)('%s with %o reads as it is', (connection, queue, text) => {
  expect(connectionMessage(connection, queue)?.text).toBe(text)
})

test('a device that cannot keep anything says so before all else', () => {
  const message = connectionMessage('offline', { ...quiet, waiting: 3, isBroken: true })

  expect(message?.tone).toBe('bad')
})
