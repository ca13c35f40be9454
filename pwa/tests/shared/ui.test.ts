import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import AppButton from '@/shared/ui/AppButton.vue'
import ErrorNotice from '@/shared/ui/ErrorNotice.vue'
import StateChip from '@/shared/ui/StateChip.vue'
import TextField from '@/shared/ui/TextField.vue'
import { useConfirm } from '@/shared/ui/useConfirm'
import { visibleRange } from '@/shared/ui/visibleRange'
import { useTask } from '@/shared/useTask'
import { ApiError, UnreachableError } from '@/shared/api'

test('a busy button is disabled and says what it does', () => {
  const button = mount(AppButton, { props: { busyText: '正在登录' }, slots: { default: '登录' } })

  expect(button.text()).toBe('正在登录')
  expect(button.attributes('disabled')).toBeDefined()
})

test('a field announces its error instead of its hint', () => {
  const props = { modelValue: '', label: '用户名', hint: '2 至 32 位', error: '请修改。' }
  const field = mount(TextField, { props })

  expect(field.get('[role=alert]').text()).toBe('请修改。')
  expect(field.text()).not.toContain('2 至 32 位')
  expect(field.get('input').attributes('aria-invalid')).toBe('true')
})

test('a password can be shown', async () => {
  const field = mount(TextField, { props: { modelValue: 'x', label: '密码', type: 'password' } })

  await field.get('button').trigger('click')

  expect(field.get('input').attributes('type')).toBe('text')
})

test('a state is text and icon, not colour alone', () => {
  const chip = mount(StateChip, {
    props: { tone: 'ok', icon: 'check', label: '正常', group: '票面' },
  })

  expect(chip.text()).toBe('票面正常')
  expect(chip.find('svg').exists()).toBe(true)
})

test.each([
  ['at the top', 0, 0, 13],
  ['in the middle', 100_000, 995, 1013],
  ['past the end', 3_000_000, 20_000, 20_000],
  ['before the list is reached', -2000, 0, 0],
])('of 20,000 rows only those near the screen are drawn: %s', (_where, above, from, to) => {
  expect(visibleRange(above, 800, 100, 20_000)).toEqual({ from, to })
})

test('an empty list draws nothing', () => {
  expect(visibleRange(0, 800, 100, 0)).toEqual({ from: 0, to: 0 })
})

test('a task runs once at a time and keeps its error', async () => {
  const task = useTask()
  let release: () => void = () => undefined
  const first = task.run(() => new Promise((resolve) => (release = resolve)))

  expect(await task.run(() => Promise.resolve())).toBe(false)
  release()
  expect(await first).toBe(true)
  await task.run(() => Promise.reject(new ApiError(409, 'x', '', {})))

  expect(task.state.value).toBe('failed')
  expect(task.error.value).toMatchObject({ code: 'x' })
})

test('a question that is left unanswered means no', async () => {
  const { ask, reply } = useConfirm()
  const first = ask({ title: 'a', effect: 'b', yes: 'c' })
  const second = ask({ title: 'a', effect: 'b', yes: 'c' })
  reply(true)

  expect(await first).toBe(false)
  expect(await second).toBe(true)
})

test.each([
  [new UnreachableError(), true],
  [new ApiError(500, 'unexpected', '', {}), true],
  [new ApiError(409, 'conflict', '', {}), true],
  [new ApiError(429, 'too_many', '', {}), true],
  [new ApiError(404, 'not_found', '', {}), false],
  [new ApiError(410, 'accounts.link_expired', '', {}), false],
  [new ApiError(422, 'invalid_input', '', {}), false],
])('after %s asking again is offered: %s', (error, isOffered) => {
  const notice = mount(ErrorNotice, { props: { error, canRetry: true } })

  const labels = notice.findAll('button').map((one) => one.text())
  expect(labels.includes('重试')).toBe(isOffered)
  expect(labels).toContain('错误代码')
})
