/** The list of expense types, in the order in which claimants see it. */
import { computed, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { expenseTypes as texts } from '@/shared/i18n/claimSetup'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { moved } from './moved'

export type ExpenseType = Schemas['ExpenseTypeRowOut']

export function useExpenseTypes() {
  const items = ref<ExpenseType[]>([])
  const hasLoaded = ref(false)
  const loading = useTask()
  const ordering = useTask()
  const { say } = useToast()
  const inUse = computed(() => items.value.filter((one) => !one.is_retired))
  const retired = computed(() => items.value.filter((one) => one.is_retired))

  const load = () =>
    loading.run(async () => {
      items.value = (await answer(client.GET('/api/expense-types'))).items
      hasLoaded.value = true
    })

  /** Those out of use stand last: nobody sees them between the others. */
  async function move(place: number, by: -1 | 1): Promise<void> {
    const ids = [...moved(inUse.value, place, by), ...retired.value].map((one) => one.id)
    const isDone = await ordering.run(async () => {
      items.value = (await answer(client.PUT('/api/expense-types/order', { body: { ids } }))).items
    })
    if (isDone) say(texts.ordered, 'ok')
    else await load()
  }

  return { inUse, retired, hasLoaded, loading, ordering, load, move }
}
