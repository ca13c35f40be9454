import { expect, test } from 'vitest'
import { possibleParents, type Department } from '@/features/accounts/departmentTree'
import { useClaimSettings } from '@/features/claimSetup/useClaimSettings'
import { stateOf, type Delegation } from '@/features/claimSetup/useDelegations'
import { useExpenseTypes } from '@/features/claimSetup/useExpenseTypes'
import { usePayeeEditor } from '@/features/claimSetup/usePayeeAccounts'
import '@/shared/i18n/departments'
import { describe as inWords } from '@/shared/i18n/errors'
import { ApiError } from '@/shared/api'
import { json, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

function department(id: number, parent_id: number | null, changes: object = {}): Department {
  const about = { company_id: 1, name: `部门 ${id}`, level: 0, is_retired: false }
  return { id, parent_id, member_count: 0, heads: [], ...about, ...changes }
}

test('a department can be put anywhere but under itself, and only in its company', () => {
  const tree = [
    department(1, null),
    department(2, 1),
    department(3, 2),
    department(4, null),
    department(5, null, { is_retired: true }),
    department(6, null, { company_id: 2 }),
  ]
  const ids = (moved: Department | null) => possibleParents(tree, 1, moved).map((one) => one.id)

  expect(ids(null)).toEqual([1, 2, 3, 4])
  expect(ids(tree[1] ?? null)).toEqual([1, 4])
  expect(ids(department(7, 5))).toEqual([1, 2, 3, 4, 5])
})

test.each([
  [{ members: 2, children: 1 }, '里面还有 2 位成员和 1 个下级部门。'],
  [{ members: 0, children: 3 }, '里面还有 3 个下级部门。'],
  [{}, '里面还有成员或下级部门。'],
])('why a department stays in use: %o', (facts, why) => {
  const error = new ApiError(409, 'accounts.department_in_use', '', facts)

  expect(inWords(error).why).toBe(why)
})

test('types out of use stand last when the others are moved', async () => {
  const type = (id: number, is_retired = false) => ({
    id,
    name: `类型 ${id}`,
    needs_invoice: true,
    needs_attachment: false,
    account_subject: '',
    tax_subject: '',
    is_retired,
  })
  const items = [type(1), type(2, true), type(3)]
  const calls = serve({
    'GET /api/expense-types': () => json({ items }),
    'PUT /api/expense-types/order': () => json({ items: [type(3), type(1), type(2, true)] }),
  })
  const { result } = withSetup(() => useExpenseTypes())
  await result.load()

  await result.move(0, 1)

  expect(calls.at(-1)?.body).toEqual({ ids: [3, 1, 2] })
  expect(result.inUse.value.map((one) => one.id)).toEqual([3, 1])
})

const NUMBERS = {
  draft_idle_days: 30,
  unclaimed_days: 30,
  claim_within_days: 180,
  recheck_after_hours: 24,
  nudge_after_hours: 4,
}

test.each(['0', '366', '7.5', '', '很久'])('%s days are not sent', async (typed) => {
  const calls = serve({ 'GET /api/claim-settings': () => json(NUMBERS) })
  const { result } = withSetup(() => useClaimSettings())
  await result.load()
  result.form.draft_idle_days = typed

  await result.save()

  expect(result.wrong.value.draft_idle_days).toBe('应为 1 至 365 天')
  expect(calls).toHaveLength(1)
})

test('numbers are sent as numbers, full-width digits too', async () => {
  const calls = serve({
    'GET /api/claim-settings': () => json(NUMBERS),
    'PUT /api/claim-settings': ({ body }) => json(body),
  })
  const { result } = withSetup(() => useClaimSettings())
  await result.load()
  result.form.nudge_after_hours = '１２'

  await result.save()

  expect(calls.at(-1)?.body).toEqual({ ...NUMBERS, nudge_after_hours: 12 })
  expect(result.form.nudge_after_hours).toBe('12')
})

test('an account that is changed keeps its number unless another is typed', async () => {
  const account = {
    id: 4,
    holder: '林小满',
    bank_name: '示例银行',
    account_number: '**** 1117',
    is_default: true,
  }
  const calls = serve({ 'PUT /api/me/payee-accounts/4': () => json(account) })
  const { result } = withSetup(() => usePayeeEditor(account, () => undefined))

  await result.save()
  result.form.number = '6222 0000 0000 2225'
  await result.save()

  expect(calls[0]?.body).toEqual({ holder: '林小满', bank_name: '示例银行', is_default: true })
  expect(calls[1]?.body).toMatchObject({ account_number: '6222 0000 0000 2225' })
})

test.each([
  [{ is_ended: true }, 'ended'],
  [{ starts_on: '2026-11-24' }, 'future'],
  [{ starts_on: '2026-11-23' }, 'now'],
] as const)('a delegation %o is %s', (changes, state) => {
  const one: Delegation = {
    id: 1,
    person: { id: 7, display_name: '林' },
    delegate: { id: 8, display_name: '冯' },
    kind: 'claim',
    starts_on: '2026-11-01',
    ends_on: '2026-12-01',
    is_ended: false,
    ...changes,
  }

  expect(stateOf(one, '2026-11-23')).toBe(state)
})
