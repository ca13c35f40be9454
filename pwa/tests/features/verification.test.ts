import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import AttemptEntry from '@/features/verification/AttemptEntry.vue'
import { attemptSource, attemptWords } from '@/features/verification/attemptWords'
import { evidenceProblem } from '@/features/verification/useManualVerdict'
import type { Attempt } from '@/shared/contracts'
import { verifyLooks } from '@/shared/i18n/states'
import { verification } from '@/shared/i18n/verification'

const attempt: Attempt = {
  id: 3,
  provider: 'tencent',
  is_sandbox: false,
  outcome: 'PROVIDER_BUSY',
  raw_code: 'ResourceUnavailable.TaxNetworkError',
  message: '',
  asked_at: '2025-01-07T01:00:00Z',
  finished_at: '2025-01-07T01:00:02Z',
  person_name: null,
  evidence: false,
  note: null,
  differences: [],
}

test('an attempt that could not ask blames nobody and says so', () => {
  const words = attemptWords(attempt)

  expect(words.label).toBe('没有问到')
  expect(words.text).toContain('与发票本身无关')
  expect(attemptSource(attempt)).toBe('腾讯云 · 自动')
})

test('an attempt under way is not an outcome', () => {
  expect(attemptWords({ ...attempt, outcome: null }).label).toBe('正在查验')
})

test('no outcome and no state is ever called a forgery', () => {
  const texts = [
    ...Object.values(verification.outcomes).map((words) => words.label + words.text),
    ...Object.values(verifyLooks).map((look) => look.label),
  ]

  for (const text of texts) expect(text.replace('这不等于假票', '')).not.toContain('假')
})

test('a code never stands without its text', () => {
  const wrapper = mount(AttemptEntry, { props: { attempt } })

  expect(wrapper.text()).toContain('渠道代码 ResourceUnavailable.TaxNetworkError')
  expect(wrapper.text()).toContain('会自动再查')
})

test('a pretended verdict is marked', () => {
  const wrapper = mount(AttemptEntry, { props: { attempt: { ...attempt, is_sandbox: true } } })

  expect(wrapper.text()).toContain('沙箱')
})

test.each([
  ['image/png', 1000, null],
  ['application/pdf', 1000, verification.manual.wrongType],
  ['image/jpeg', 11 * 1024 * 1024, verification.manual.tooLarge],
])('evidence of type %s and %d bytes is checked before it is sent', (type, size, expected) => {
  expect(evidenceProblem({ type, size })).toBe(expected)
})
