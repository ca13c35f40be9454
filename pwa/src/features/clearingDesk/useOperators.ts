/** Whom to ask for a clearing. */
import { computed, onMounted, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import { useTask } from '@/shared/useTask'
import type { PersonRef } from './types'

export function useOperators() {
  const people = shallowRef<PersonRef[]>([])
  const task = useTask()
  const names = computed(() => people.value.map((one) => one.display_name).join('、'))

  const load = () =>
    task.run(async () => {
      people.value = (await answer(client.GET('/api/clearing/operators'))).items
    })

  onMounted(load)
  return { people, names, load, ...task }
}
