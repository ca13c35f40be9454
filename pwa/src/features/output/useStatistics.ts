/** 统计: one question, its sums, and the way down into a group. */
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { statistics as texts } from '@/shared/i18n/output'
import { daysOf, daysOfMonth, type Days, type PeriodName } from './periods'

export type By = Schemas['By']
export type Scope = Schemas['Scope']
export type Basis = Schemas['Basis']
export type Statistics = Schemas['StatisticsOut']
export type Group = Schemas['GroupOut']
/** A group that one went down into. */
export type Step = { by: By; key: string; label: string }

/** What one may ask next about a group, in this order. */
const ORDER: readonly By[] = ['type', 'department', 'person', 'month']

export function useStatistics() {
  const by = ref<By>('month')
  const scope = ref<Scope | null>(null)
  const basis = ref<Basis>('submitted')
  const period = ref<PeriodName>('year')
  const own = reactive<Days>({ from: '', to: '' })
  const steps = ref<Step[]>([])
  const found = shallowRef<Statistics | null>(null)
  const error = shallowRef<unknown>(null)
  let asked = 0

  const days = computed<Days | null>(() => {
    const month = keyOf('month')
    if (month !== undefined) return daysOfMonth(month)
    return daysOf(period.value) ?? (own.from !== '' && own.to !== '' ? { ...own } : null)
  })
  const query = computed(() => ({
    by: by.value,
    basis: basis.value,
    ...(scope.value === null ? {} : { scope: scope.value }),
    ...days.value,
    ...idQuery(),
  }))
  const choices = computed(() => {
    const isMine = found.value?.scope === 'mine'
    const isCompany = found.value?.scope === 'company'
    return (Object.keys(texts.bys) as By[])
      .filter((one) => !(isMine && one === 'person') && (isCompany || one !== 'company'))
      .filter((one) => keyOf(one) === undefined)
      .map((one): readonly [By, string] => [one, texts.bys[one]])
  })

  function keyOf(wanted: By): string | undefined {
    return steps.value.find((step) => step.by === wanted)?.key
  }

  function idQuery() {
    const ids = { type: 'type_id', department: 'department_id', person: 'person_id' } as const
    const pairs = Object.entries(ids).flatMap(([one, name]) => {
      const key = keyOf(one as By)
      return key === undefined ? [] : [[name, Number(key)] as const]
    })
    return Object.fromEntries(pairs)
  }

  /** The last question wins. While own days are not chosen the last answer stands. */
  async function load(): Promise<void> {
    if (days.value === null) return
    const turn = ++asked
    error.value = null
    try {
      const params = { query: query.value }
      const told = await answer(client.GET('/api/statistics', { params }))
      if (turn !== asked) return
      found.value = told
    } catch (problem) {
      if (turn === asked) error.value = problem
    }
  }

  const next = (below: By): By | null =>
    ORDER.find(
      (one) =>
        one !== below &&
        keyOf(one) === undefined &&
        !(one === 'person' && found.value?.scope === 'mine'),
    ) ?? null

  /** Into a group: it becomes a filter, and the sums are of its parts. */
  function enter(group: Group): void {
    const below = next(by.value)
    if (below === null) return
    steps.value = [...steps.value, { by: by.value, key: group.key, label: group.label }]
    by.value = below
  }

  /** Out of a group again, and back to what it was one of. */
  function leave(step: Step): void {
    steps.value = steps.value.filter((one) => one !== step)
    by.value = step.by
  }

  const canEnter = computed(() => next(by.value) !== null && by.value !== 'company')
  watch(query, load)
  return {
    ...{ by, scope, basis, period, own, steps, found, error, query, choices, canEnter },
    ...{ load, enter, leave },
  }
}
