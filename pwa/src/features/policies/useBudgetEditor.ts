/** Adds or changes one budget, against the amount that was seen. */
import { computed, reactive, ref } from 'vue'
import { fenOfTyped, typedOfFen } from '@/shared/typedAmount'
import { answer, client } from '@/shared/api'
import { budgets as texts } from '@/shared/i18n/policies'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Budget } from './useBudgets'

/** `budget` null = a new one, of `year`. */
export function useBudgetEditor(budget: Budget | null, year: number, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const isShowingWrong = ref(false)
  const form = reactive({
    departmentId: budget?.department.id ?? null,
    typeId: budget?.expense_type?.id ?? null,
    period: budget?.period ?? String(year),
    amount: typedOfFen(budget?.amount_fen ?? null),
  })
  const wrong = computed(() => ({
    department: isShowingWrong.value && form.departmentId === null ? texts.needsDepartment : null,
    amount: isShowingWrong.value && fenOfTyped(form.amount) === null ? texts.needsAmount : null,
  }))

  async function finish(act: () => Promise<unknown>, done: string): Promise<void> {
    if (!(await task.run(async () => void (await act())))) return
    say(done, 'ok')
    changed()
  }

  async function save(): Promise<void> {
    isShowingWrong.value = true
    const amount_fen = fenOfTyped(form.amount)
    if (form.departmentId === null || amount_fen === null) return
    const body = {
      department_id: form.departmentId,
      expense_type_id: form.typeId,
      period: form.period,
      amount_fen,
      seen_fen: budget?.amount_fen ?? null,
    }
    await finish(() => answer(client.PUT('/api/budgets', { body })), texts.saved)
  }

  async function remove(): Promise<void> {
    if (budget === null) return
    const effect = texts.removeEffect(budget.department.name)
    const question = {
      title: texts.removeTitle,
      effect,
      yes: texts.remove,
      look: 'danger',
    } as const
    if (!(await ask(question))) return
    const params = { path: { budget_id: budget.id }, query: { seen_fen: budget.amount_fen } }
    await finish(() => answer(client.DELETE('/api/budgets/{budget_id}', { params })), texts.removed)
  }

  return { form, wrong, ...task, save, remove }
}
