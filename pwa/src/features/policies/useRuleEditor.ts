/** One rule under the pen: set, tried on old claims, saved against the version that was seen. */
import { computed, reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { policies as texts } from '@/shared/i18n/policies'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { formOf, parametersOf, problemsOf, type Rule, type RuleForm } from './ruleShapes'
import type { Policies } from './usePolicies'

export type Trial = Schemas['ReplayOut']

export function useRuleEditor(code: string) {
  const loading = useTask()
  const saving = useTask()
  const trying = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const around = ref<Policies | null>(null)
  const rule = ref<Rule | null>(null)
  const form = reactive<RuleForm>({ level: 'warn', typed: {}, waivedBy: [] })
  const kept = ref('')
  const isShowingWrong = ref(false)
  const months = ref('3')
  const trial = ref<Trial | null>(null)
  const triedWith = ref('')

  const settable = computed(() => rule.value?.settable ?? [])
  const problems = computed(() => problemsOf(settable.value, form))
  const wrong = computed(() => (isShowingWrong.value ? problems.value : {}))
  const judged = computed(() =>
    JSON.stringify([form.level, parametersOf(settable.value, form), months.value]),
  )
  const written = computed(() => JSON.stringify([form.level, form.typed, form.waivedBy]))
  const isChanged = computed(() => rule.value !== null && written.value !== kept.value)
  const isTrialFresh = computed(() => trial.value !== null && triedWith.value === judged.value)
  /** Whether the change can make claims come out differently: who waives cannot. */
  const isJudgedOtherwise = computed(() => {
    if (rule.value === null) return false
    const before = formOf(rule.value)
    const of = (one: RuleForm) => JSON.stringify([one.level, parametersOf(settable.value, one)])
    return of(before) !== of(form)
  })

  function show(found: Rule): void {
    rule.value = found
    Object.assign(form, formOf(found))
    kept.value = written.value
    isShowingWrong.value = false
  }

  const load = () =>
    loading.run(async () => {
      around.value = await answer(client.GET('/api/policies'))
      const found = around.value.items.find((one) => one.code === code)
      if (found) show(found)
    })

  function isRight(): boolean {
    isShowingWrong.value = true
    return Object.keys(problems.value).length === 0
  }

  async function tryOut(): Promise<void> {
    if (!isRight()) return
    const asked = judged.value
    await trying.run(async () => {
      const body = {
        level: form.level,
        parameters: parametersOf(settable.value, form),
        months: Number(months.value),
      }
      const params = { path: { code } }
      trial.value = await answer(client.POST('/api/policies/{code}/replay', { params, body }))
      triedWith.value = asked
    })
  }

  /** True when it is saved. A change that nobody has tried out is asked about first. */
  async function save(): Promise<boolean> {
    if (!isRight() || rule.value === null) return false
    const question = {
      title: texts.noTrialTitle,
      effect: texts.noTrialEffect,
      yes: texts.saveAnyway,
    }
    if (isJudgedOtherwise.value && !isTrialFresh.value && !(await ask(question))) return false
    const body = {
      version: rule.value.version,
      level: form.level,
      parameters: parametersOf(settable.value, form),
      waived_by: form.waivedBy,
    }
    const isSaved = await saving.run(async () => {
      const params = { path: { code } }
      show(await answer(client.PUT('/api/policies/{code}', { params, body })))
    })
    if (isSaved) {
      trial.value = null
      say(texts.saved, 'ok')
    }
    return isSaved
  }

  return {
    ...{ around, rule, form, settable, wrong, months, trial },
    ...{ loading, saving, trying, isChanged, isTrialFresh, load, tryOut, save },
  }
}
