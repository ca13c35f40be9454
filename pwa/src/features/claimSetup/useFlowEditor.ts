/** Writes one approval flow: a form, what is still missing in it, and the sentence that it makes. */
import { computed, reactive, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { flows as texts } from '@/shared/i18n/flows'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { flowInWords } from './flowSentence'
import {
  conditionsOf,
  emptyForm,
  firstStep,
  formOf,
  stepsOf,
  type Flow,
  type NamedPerson,
  type Names,
} from './flowShapes'
import { missingIn } from './flowProblems'

/** `flowId` null = a new flow. */
export function useFlowEditor(flowId: number | null) {
  const loading = useTask()
  const saving = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive(emptyForm())
  const flow = ref<Flow | null>(null)
  const names = ref<Names | null>(null)
  const isShowingMissing = ref(false)
  const kept = ref('')

  const written = () =>
    JSON.stringify([form.name, form.isActive, conditionsOf(form), stepsOf(form)])
  const isChanged = computed(() => names.value !== null && written() !== kept.value)
  const problems = computed(() => missingIn(form))
  const missing = computed(() => (isShowingMissing.value ? problems.value : {}))
  const sentence = computed(() =>
    names.value === null || form.steps.length === 0
      ? ''
      : flowInWords(conditionsOf(form), stepsOf(form), names.value),
  )

  function show(found: { flow: Flow; names: Names }): void {
    flow.value = found.flow
    names.value = found.names
    Object.assign(form, formOf(found.flow))
    kept.value = written()
    isShowingMissing.value = false
  }

  const load = () =>
    loading.run(async () => {
      if (flowId === null) {
        names.value = (await answer(client.GET('/api/approval-flows'))).names
        form.steps = [firstStep()]
        kept.value = written()
      } else {
        const params = { path: { flow_id: flowId } }
        show(await answer(client.GET('/api/approval-flows/{flow_id}', { params })))
      }
    })

  /** Somebody who was picked is known by name from then on. */
  function know(person: NamedPerson): void {
    const people = names.value?.people
    if (people?.some((one) => one.id === person.id) === false) people.push(person)
  }

  /** The flow as it is now kept; null when it was not saved. */
  async function save(): Promise<Flow | null> {
    isShowingMissing.value = true
    if (Object.keys(problems.value).length > 0) return null
    const body = {
      name: form.name.trim(),
      is_active: form.isActive,
      conditions: conditionsOf(form),
      steps: stepsOf(form),
    }
    const isSaved = await saving.run(async () => {
      const seen = flow.value
      if (seen === null) show(await answer(client.POST('/api/approval-flows', { body })))
      else {
        const params = { path: { flow_id: seen.id } }
        const change = { ...body, version: seen.version }
        show(await answer(client.PUT('/api/approval-flows/{flow_id}', { params, body: change })))
      }
    })
    if (!isSaved) return null
    say(texts.saved, 'ok')
    return flow.value
  }

  /** True when it is gone. */
  async function remove(): Promise<boolean> {
    const seen = flow.value
    if (seen === null) return false
    const effect = texts.deleteEffect(seen.name)
    const yes = texts.delete
    if (!(await ask({ title: texts.deleteTitle, effect, yes, look: 'danger' }))) return false
    const isGone = await saving.run(async () => {
      const params = { path: { flow_id: seen.id }, query: { version: seen.version } }
      await answer(client.DELETE('/api/approval-flows/{flow_id}', { params }))
    })
    if (isGone) {
      kept.value = written()
      say(texts.deleted, 'ok')
    }
    return isGone
  }

  return {
    form,
    flow,
    names,
    loading,
    saving,
    isChanged,
    missing,
    sentence,
    load,
    know,
    save,
    remove,
  }
}
