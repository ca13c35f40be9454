import { expect, test } from 'vitest'
import { ApiError, UnreachableError } from '@/shared/api'
import { describe as inWords, describeInLine } from '@/shared/i18n/errors'

test('a refusal says what happened, why, and what to do', () => {
  const words = inWords(new ApiError(429, 'accounts.locked', '', { retry_after_s: 90 }))

  expect(words.what).toBe('这个用户名已暂时锁定')
  expect(words.why).toBeTruthy()
  expect(words.remedy).toBe('请在 2 分钟后再试；忘记密码可以找回。')
})

test('not reaching the server is told apart from every refusal', () => {
  expect(inWords(new UnreachableError()).isUnreachable).toBe(true)
  expect(inWords(new ApiError(403, 'forbidden', '', {})).isUnreachable).toBeUndefined()
})

test('a code from a newer server is told in its own sentence', () => {
  const words = inWords(new ApiError(409, 'claims.brand_new', '单据已更新，请重看。', {}))

  expect(words.why).toBe('单据已更新，请重看。')
})

test('something unforeseen still says what to do', () => {
  expect(inWords(new RangeError('x')).remedy).toBeTruthy()
  expect(describeInLine(new RangeError('x'))).toContain('：')
})
