import { describe, expect, test } from 'vitest'
import { missingIn } from '@/features/claimSetup/flowProblems'
import { departmentChoices } from '@/features/claimSetup/departmentChoices'
import { flowInWords } from '@/features/claimSetup/flowSentence'
import {
  conditionsOf,
  emptyForm,
  formOf,
  stepsOf,
  type Conditions,
  type Flow,
  type Names,
  type Step,
} from '@/features/claimSetup/flowShapes'
import { useFlowEditor } from '@/features/claimSetup/useFlowEditor'
import { useFlows } from '@/features/claimSetup/useFlows'
import { useStepEditor } from '@/features/claimSetup/useStepEditor'
import { useTrial } from '@/features/claimSetup/useTrial'
import { lin } from '../examples'
import { json, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const names: Names = {
  companies: [{ id: 1, title: '晴川' }],
  departments: [
    { id: 10, company_id: 1, parent_id: null, name: '市场部', is_retired: false },
    { id: 12, company_id: 1, parent_id: null, name: '财务部', is_retired: false },
    { id: 11, company_id: 1, parent_id: 10, name: '华中区', is_retired: false },
    { id: 13, company_id: 1, parent_id: 10, name: '外贸组', is_retired: true },
  ],
  expense_types: [
    { id: 2, name: '差旅费', is_retired: false },
    { id: 3, name: '住宿费', is_retired: false },
  ],
  people: [
    { id: 7, display_name: '陈立', is_active: true },
    { id: 8, display_name: '李静', is_active: true },
  ],
}
const any: Conditions = {
  company_ids: [],
  department_ids: [],
  expense_type_ids: [],
  kinds: [],
  min_fen: null,
  max_fen: null,
}
const head: Step = {
  name: '部门负责人',
  mode: 'any',
  approvers: [{ by: 'department_head', levels_up: 0 }],
  copy_to: [],
}
const directors: Step = {
  name: '财务总监',
  mode: 'all',
  approvers: [
    { by: 'person', person_id: 7 },
    { by: 'role', role: 'accountant' },
  ],
  copy_to: [],
}

function aFlow(changes: Partial<Flow> = {}): Flow {
  return {
    id: 5,
    name: '大额差旅',
    is_active: true,
    conditions: { ...any, min_fen: 500_000 },
    steps: [head, directors],
    version: 3,
    changed_by: { id: 1, display_name: '孙志强' },
    changed_at: '2026-11-23T02:00:00Z',
    warnings: [],
    ...changes,
  }
}

describe('a flow reads as a sentence', () => {
  test.each<[Partial<Conditions>, Step[], string]>([
    [
      { expense_type_ids: [2], min_fen: 500_000 },
      [head, directors],
      '差旅费且满 5,000 元：部门负责人 → 财务总监（会签）',
    ],
    [{}, [head], '所有单据：部门负责人'],
    [{ min_fen: 100_050 }, [head], '满 1,000.5 元的单据：部门负责人'],
    [
      { min_fen: 100_000, max_fen: 500_000 },
      [head],
      '满 1,000 元、不满 5,000 元的单据：部门负责人',
    ],
    [{ kinds: ['advance'] }, [head], '借款单：部门负责人'],
    [{ kinds: ['expense', 'advance'] }, [head], '所有单据：部门负责人'],
    [
      { department_ids: [10], expense_type_ids: [2, 3], kinds: ['expense'] },
      [{ ...directors, mode: 'any', copy_to: [8] }],
      '市场部的差旅费、住宿费报销单：财务总监（或签），抄送 李静',
    ],
    [{ company_ids: [1], max_fen: 100_000 }, [head], '晴川的单据且不满 1,000 元：部门负责人'],
    [{ expense_type_ids: [99] }, [head], '已删除：部门负责人'],
    [
      {},
      [{ ...head, name: '总监', mode: 'all', approvers: [{ by: 'person', person_id: 7 }] }],
      '所有单据：总监',
    ],
  ])('%o', (conditions, steps, sentence) => {
    expect(flowInWords({ ...any, ...conditions }, steps, names)).toBe(sentence)
  })
})

test('what is read into the form is what is sent again', () => {
  const flow = aFlow({
    conditions: { ...any, min_fen: 1_050, max_fen: 500_000, kinds: ['advance'] },
  })

  const form = formOf(flow)

  expect([form.atLeast, form.lessThan]).toEqual(['10.5', '5000'])
  expect(conditionsOf(form)).toEqual(flow.conditions)
  expect(stepsOf(form)).toEqual(flow.steps)
})

describe('what is missing is named', () => {
  const whole = { ...emptyForm(), name: '日常', steps: formOf(aFlow()).steps }

  test.each([
    [{}, {}],
    [{ name: ' ' }, { name: '请填写名称' }],
    [{ atLeast: '很多' }, { atLeast: '请填写金额，例如 5000' }],
    [{ atLeast: '5000', lessThan: '5,000' }, { lessThan: '上限应大于下限' }],
    [{ steps: [] }, { steps: '至少要有一级审批' }],
    [{ steps: [{ ...head, approvers: [], key: 1 }] }, { steps: '「部门负责人」还没有审批人' }],
  ])('%o', (changes, missing) => {
    expect(missingIn({ ...whole, ...changes })).toEqual(missing)
  })
})

test('departments are offered behind the ones they stand under, without those out of use', () => {
  expect(departmentChoices(names, [])).toEqual([
    [10, '市场部'],
    [11, '\u3000华中区'],
    [12, '财务部'],
  ])
})

describe('the levels', () => {
  function levels() {
    const form = emptyForm()
    return { form, ...useStepEditor(form, () => names) }
  }

  test('begin with the head of the department and take the name of who is added', () => {
    const { form, addStep, addApprover } = levels()
    addStep()
    addStep()
    const second = form.steps[1]
    if (second === undefined) throw new Error('no second level')

    addApprover(second, { by: 'person', person_id: 7 })
    addApprover(second, { by: 'person', person_id: 7 })
    addApprover(second, { by: 'role', role: 'accountant' })

    expect(form.steps.map((step) => step.name)).toEqual(['部门负责人', '陈立'])
    expect(second.approvers).toHaveLength(2)
  })

  test('can be moved and removed, and their people too', () => {
    const { form, addStep, moveStep, removeStep, addCopy, removeCopy, removeApprover } = levels()
    addStep()
    addStep()
    const first = form.steps[0]
    if (first === undefined) throw new Error('no level')
    addCopy(first, 8)
    addCopy(first, 8)
    expect(first.copy_to).toEqual([8])
    removeCopy(first, 8)
    removeApprover(first, { by: 'department_head', levels_up: 0 })

    moveStep(0, 1)

    expect(form.steps[1]).toBe(first)
    expect([first.copy_to, first.approvers]).toEqual([[], []])
    removeStep(0)
    expect(form.steps).toEqual([first])
  })
})

describe('the editor', () => {
  const path = '/api/approval-flows/5'

  test('saves what was seen, with its version', async () => {
    const saved = aFlow({ name: '差旅', version: 4 })
    const calls = serve({
      [`GET ${path}`]: () => json({ flow: aFlow(), names }),
      [`PUT ${path}`]: () => json({ flow: saved, names }),
    })
    const { result } = withSetup(() => useFlowEditor(5))
    await result.load()
    expect(result.isChanged.value).toBe(false)
    expect(result.sentence.value).toBe('满 5,000 元的单据：部门负责人 → 财务总监（会签）')
    result.form.name = '差旅'
    expect(result.isChanged.value).toBe(true)

    expect(await result.save()).toMatchObject({ version: 4 })

    expect(calls.at(-1)?.body).toMatchObject({ name: '差旅', version: 3, steps: [head, directors] })
    expect(result.isChanged.value).toBe(false)
  })

  test('keeps what was typed when somebody else was first', async () => {
    serve({
      [`GET ${path}`]: () => json({ flow: aFlow(), names }),
      [`PUT ${path}`]: () => problem(409, 'claims.flow_stale', { changed_by: '孙志强' }),
    })
    const { result } = withSetup(() => useFlowEditor(5))
    await result.load()
    result.form.name = '我的名称'

    expect(await result.save()).toBeNull()

    expect(result.form.name).toBe('我的名称')
    expect(result.saving.error.value).toMatchObject({ code: 'claims.flow_stale' })
  })

  test('asks nobody before the flow is whole', async () => {
    const calls = serve({ 'GET /api/approval-flows': () => json({ items: [], names }) })
    const { result } = withSetup(() => useFlowEditor(null))
    await result.load()
    expect(result.missing.value).toEqual({})

    expect(await result.save()).toBeNull()

    expect(result.missing.value).toEqual({ name: '请填写名称' })
    expect(calls).toHaveLength(1)
  })
})

test('the list is put in order as a whole', async () => {
  const flows = [aFlow(), aFlow({ id: 6, name: '日常' }), aFlow({ id: 7, name: '借款' })]
  const calls = serve({
    'GET /api/approval-flows': () => json({ items: flows, names }),
    'PUT /api/approval-flows/order': () => json({ items: [...flows].reverse(), names }),
  })
  const { result } = withSetup(() => useFlows())
  await result.load()

  await result.move(2, -1)

  expect(calls.at(-1)?.body).toEqual({ ids: [5, 7, 6] })
  expect(result.items.value.map((one) => one.id)).toEqual([7, 6, 5])
})

describe('the simulator', () => {
  const answer = { flow_id: null, flow_name: null, is_default: true, is_draft: false }
  const empty = { ...answer, steps: [], passed_over: [], problem: null }
  const claimant = {
    ...lin,
    membership: { department_id: 11, name: '华中区', is_head: false, grade: 'P5' },
  }

  test('asks with the department of the claimant and the flow under the pen', async () => {
    const calls = serve({ 'POST /api/approval-flows/try': () => json(empty) })
    const form = formOf(aFlow())
    const { result } = withSetup(() =>
      useTrial(
        () => names,
        () => ({ form, flowId: 5 }),
      ),
    )
    result.choose(claimant)
    result.form.amount = '1,200.5'

    await result.run()

    expect(calls[0]?.body).toMatchObject({
      company_id: 1,
      claimant_id: lin.id,
      department_id: 11,
      total_fen: 120_050,
      draft: { flow_id: 5, name: '大额差旅', steps: [head, directors] },
    })
    expect(result.result.value).toEqual(empty)
  })

  test('says what it needs and asks nobody', async () => {
    const calls = serve({})
    const { result } = withSetup(() =>
      useTrial(
        () => names,
        () => null,
      ),
    )

    await result.run()

    expect(result.missing.value).toEqual({
      claimant: '请选择报销人',
      amount: '请填写金额，例如 5000',
    })
    expect(calls).toEqual([])
  })
})
