import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import '@/shared/i18n/accounts'
import { ApiError, UnreachableError } from '@/shared/api'
import { describe as inWords, describeInLine } from '@/shared/i18n/errors'

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00+08:00') }))
afterEach(() => vi.useRealTimers())

test('a refusal says what happened, why, and what to do', () => {
  const words = inWords(new ApiError(429, 'accounts.locked', '', { retry_after_s: 90 }))

  expect(words.what).toBe('这个用户名已暂时锁定')
  expect(words.why).toBeTruthy()
  expect(words.remedy).toBe('请在 2 分钟后（今天 10:01）再试；忘记密码可以找回。')
})

test.each([
  ['accounts.wrong_credentials', 401, { tries_left: 3 }, '用户名或密码不正确'],
  ['accounts.wrong_credentials', 401, { retry_after_s: 30 }, '密码不正确，这个用户名已暂时锁定'],
  ['accounts.locked', 429, { retry_after_s: 30 }, '这个用户名已暂时锁定'],
  ['accounts.too_many_tries', 429, { retry_after_s: 30 }, '这个网络的登录尝试过多'],
  ['accounts.unconfirmed', 403, {}, '邮箱还没有确认'],
  ['accounts.awaiting_approval', 403, {}, '等待管理员批准'],
  ['accounts.disabled', 403, {}, '账号已停用'],
  ['accounts.insecure_transport', 403, {}, '连接没有加密，已拒绝'],
  ['http.503', 503, { retry_after_s: 3600 }, '系统维护中'],
  ['web.database_unavailable', 503, { retry_after_s: 5 }, '系统维护中'],
  ['internal', 500, {}, '操作没有完成'],
])('each cause of a failed sign-in has words of its own: %s', (code, status, facts, what) => {
  const words = inWords(new ApiError(status, code, '', facts))

  expect(words.what).toBe(what)
  expect(words.remedy).toBeTruthy()
})

test('maintenance says when it ends, and what only one function lacks is no maintenance', () => {
  const planned = inWords(new ApiError(503, 'http.503', '', { retry_after_s: 3600 }))
  const one = inWords(new ApiError(503, 'reading.busy', '正在处理的图片太多，请稍后再试。', {}))

  expect(planned.why).toBe('预计 今天 11:00 恢复。')
  expect(one.what).not.toBe(planned.what)
})

test('not reaching the server is told apart from every refusal', () => {
  expect(inWords(new UnreachableError()).isUnreachable).toBe(true)
  expect(inWords(new ApiError(403, 'forbidden', '', {})).isUnreachable).toBeUndefined()
})

test('a code from a newer server is told in its own sentence', () => {
  const words = inWords(new ApiError(409, 'claims.brand_new', '单据已更新，请重看。', {}))

  expect(words.why).toBe('单据已更新，请重看。')
})

test('what a code says no better than its status is said by the status', () => {
  const words = inWords(new ApiError(404, 'not_found', '没有找到该内容。', {}))

  expect(words).toEqual(inWords(new ApiError(404, 'not_found', '', {})))
})

test('a toast gives the reason where there is no advice', () => {
  const told = describeInLine(new ApiError(409, 'claims.no_approver', '这一级没有审批人。', {}))

  expect(told).toBe('没有完成：这一级没有审批人。')
})

test('something unforeseen still says what to do', () => {
  expect(inWords(new RangeError('x')).remedy).toBeTruthy()
  expect(describeInLine(new RangeError('x'))).toContain('：')
})
