/** Tries the flows, the one under the pen among them, on a claim that nobody hands in. */
import { computed, reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import type { Person } from '@/shared/contracts'
import { trial as texts } from '@/shared/i18n/flows'
import { useTask } from '@/shared/useTask'
import { departmentChoices } from './departmentChoices'
import { conditionsOf, stepsOf, type FlowForm, type Kind, type Names } from './flowShapes'
import { positiveFenOfTyped } from '@/shared/typedAmount'

export type Trial = Schemas['TrialOut']
export type Editing = { form: FlowForm; flowId: number | null }

/** `editing` gives null where only what is saved counts. */
export function useTrial(names: () => Names, editing: () => Editing | null) {
  const task = useTask()
  const claimant = ref<Person | null>(null)
  const result = ref<Trial | null>(null)
  const isShowingMissing = ref(false)
  const form = reactive({
    departmentId: null as number | null,
    kind: 'expense' as Kind,
    amount: '',
    typeIds: [] as number[],
  })
  const departments = computed(() => [
    [null, texts.noDepartment] as const,
    ...(claimant.value?.company ? departmentChoices(names(), [claimant.value.company.id]) : []),
  ])
  const missing = computed(() => ({
    claimant: isShowingMissing.value && claimant.value === null ? texts.needsClaimant : null,
    amount:
      isShowingMissing.value && positiveFenOfTyped(form.amount) === null ? texts.needsAmount : null,
  }))

  function choose(person: Person): void {
    claimant.value = person
    form.departmentId = person.membership?.department_id ?? null
    result.value = null
  }

  function draft() {
    const pen = editing()
    if (pen === null || pen.form.steps.length === 0) return {}
    const { form: written, flowId } = pen
    const way = { conditions: conditionsOf(written), steps: stepsOf(written) }
    return { draft: { flow_id: flowId, name: written.name.trim(), ...way } }
  }

  async function run(): Promise<void> {
    isShowingMissing.value = true
    const total_fen = positiveFenOfTyped(form.amount)
    const person = claimant.value
    if (person === null || total_fen === null) return
    const isDone = await task.run(async () => {
      const body = {
        // A person without a company claims nothing: the server says so.
        company_id: person.company?.id ?? 1,
        claimant_id: person.id,
        department_id: form.departmentId,
        kind: form.kind,
        total_fen,
        expense_type_ids: [...form.typeIds],
        ...draft(),
      }
      result.value = await answer(client.POST('/api/approval-flows/try', { body }))
    })
    if (!isDone) result.value = null
  }

  return { form, claimant, departments, missing, result, task, choose, run }
}
