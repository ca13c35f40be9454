/** The budgets of a year by department. */
import { computed, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { usePages } from '@/shared/usePages'

export type Budget = Schemas['BudgetOut']
export type Choices = Pick<Schemas['BudgetsOut'], 'departments' | 'expense_types'>

export function useBudgets() {
  const year = ref(new Date().getFullYear())
  const choices = ref<Choices | null>(null)

  const pages = usePages<Budget>(async (cursor) => {
    const query = { year: year.value, ...(cursor === null ? {} : { cursor }) }
    const page = await answer(client.GET('/api/budgets', { params: { query } }))
    choices.value = page
    return page
  })

  const groups = computed(() => {
    const found = new Map<number, Budget[]>()
    for (const one of pages.items.value) {
      found.set(one.department.id, [...(found.get(one.department.id) ?? []), one])
    }
    return [...found]
  })

  async function turn(to: number): Promise<void> {
    year.value = to
    pages.items.value = []
    await pages.reload()
  }

  return { year, choices, groups, ...pages, turn }
}
