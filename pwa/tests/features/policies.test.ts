import { expect, test } from 'vitest'
import { fieldsOf } from '@/features/claims/hitFields'
import { useBudgetEditor } from '@/features/policies/useBudgetEditor'
import { useLimitEditor } from '@/features/policies/useLimitEditor'
import { useRuleEditor } from '@/features/policies/useRuleEditor'
import type { Rule } from '@/features/policies/ruleShapes'
import type { RuleHit } from '@/shared/contracts'
import { useConfirm } from '@/shared/ui/useConfirm'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const rule: Rule = {
  code: 'no_invoice',
  title: '无票费用',
  says: '没有发票的一笔费用超过一定金额。',
  level: 'warn',
  default_level: 'warn',
  parameters: { most_fen: 20_000 },
  settable: [
    {
      name: 'most_fen',
      kind: 'money',
      label: '超过多少提示',
      help: '',
      unit: '元',
      minimum: 0,
      maximum: 0,
      options: [],
    },
  ],
  waived_by: ['approver'],
  version: 3,
  changed_at: null,
  changed_by: null,
  hits: 0,
}
const policies = { items: [rule], expense_types: [] }
const outcome = { compared: 12, newly_hit: 2, no_longer_hit: 0, levels: [], claims: [] }

async function editor(routes: Parameters<typeof serve>[0] = {}) {
  const calls = serve({ 'GET /api/policies': () => json(policies), ...routes })
  const { result } = withSetup(() => useRuleEditor('no_invoice'))
  await result.load()
  return { result, calls }
}

test('a change that was tried on old claims is saved against the version that was seen', async () => {
  const { result, calls } = await editor({
    'POST /api/policies/no_invoice/replay': () => json(outcome),
    'PUT /api/policies/no_invoice': () =>
      json({ ...rule, parameters: { most_fen: 50_000 }, version: 4 }),
  })
  result.form.typed['most_fen'] = '５００'

  await result.tryOut()
  const isSaved = await result.save()

  expect(isSaved).toBe(true)
  expect(calls.at(-1)?.body).toEqual({
    version: 3,
    level: 'warn',
    parameters: { most_fen: 50_000 },
    waived_by: ['approver'],
  })
  expect(result.isChanged.value).toBe(false)
})

test('a change that nobody tried out is saved only by whoever says so', async () => {
  const { result, calls } = await editor()
  const { question, reply } = useConfirm()
  result.form.level = 'block'

  const saving = result.save()
  expect(question.value?.title).toBeTruthy()
  reply(false)

  expect(await saving).toBe(false)
  expect(calls.map(({ route }) => route)).toEqual(['GET /api/policies'])
})

test('a trial is old as soon as the form says something else', async () => {
  const { result } = await editor({
    'POST /api/policies/no_invoice/replay': () => json(outcome),
  })
  await result.tryOut()
  expect(result.isTrialFresh.value).toBe(true)

  result.form.typed['most_fen'] = '1'

  expect(result.isTrialFresh.value).toBe(false)
})

test('what is no amount is said at its field and not sent', async () => {
  const { result, calls } = await editor()
  result.form.typed['most_fen'] = '很多'

  await result.tryOut()

  expect(result.wrong.value['most_fen']).toBeTruthy()
  expect(calls).toHaveLength(1)
})

test('a rule that somebody else has changed stays as it was typed', async () => {
  const { result } = await editor({
    'PUT /api/policies/no_invoice': () => problem(409, 'claims.rule_stale'),
  })
  result.form.waivedBy = []

  expect(await result.save()).toBe(false)
  expect(result.saving.error.value).not.toBeNull()
  expect(result.form.waivedBy).toEqual([])
})

test('a limit for the same people and places cannot stand twice', () => {
  const limit = { type: 3, grade: '*', city: '上海', limit_fen: 50_000, per: 'line' as const }
  const { result } = withSetup(() => useLimitEditor(null, [limit]))
  Object.assign(result.form, { type: 3, grade: ' ', city: '上海 ', amount: '650' })

  expect(result.finish()).toBeNull()
  expect(result.wrong.value.row).toBeTruthy()

  result.form.city = '北京'
  expect(result.finish()).toEqual({ ...limit, city: '北京', limit_fen: 65_000 })
})

test('a budget of nothing is a budget, and no amount is none', async () => {
  const calls = serve({ 'PUT /api/budgets': ({ body }) => json(body) })
  let changes = 0
  const { result } = withSetup(() => useBudgetEditor(null, 2026, () => (changes += 1)))
  result.form.departmentId = 10

  await result.save()
  expect(result.wrong.value.amount).toBeTruthy()
  result.form.amount = '0'
  await result.save()

  expect(calls.map(({ body }) => body)).toEqual([
    { department_id: 10, expense_type_id: null, period: '2026', amount_fen: 0, seen_fen: null },
  ])
  expect(changes).toBe(1)
})

test('a hit names what was compared, in the units of people', () => {
  const hit = {
    fields: {
      spent_fen: 70_000,
      limit_fen: 65_000,
      over_fen: 5_000,
      grade: '部门经理',
      city: null,
      claims: { 'BX260108-7K3M11': ['25990000000000000101'] },
      others: 0,
      of_a_newer_server: 'x',
    } as RuleHit['fields'],
  } as RuleHit

  const rows = fieldsOf(hit).map(({ name, value }) => `${name} ${value}`)

  expect(rows).toEqual([
    '本次费用 ¥700.00',
    '标准 ¥650.00',
    '超出 ¥50.00',
    '职级 部门经理',
    '所在单据 BX260108-7K3M11：25990000000000000101',
  ])
})
