/** All approval flows in the order in which they are tried. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import { flows as texts } from '@/shared/i18n/flows'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Flow, Names } from './flowShapes'
import { moved } from './moved'

export function useFlows() {
  const items = ref<Flow[]>([])
  const names = ref<Names | null>(null)
  const loading = useTask()
  const ordering = useTask()
  const { say } = useToast()

  function show(found: { items: Flow[]; names: Names }): void {
    items.value = found.items
    names.value = found.names
  }

  const load = () => loading.run(async () => show(await answer(client.GET('/api/approval-flows'))))

  async function move(place: number, by: -1 | 1): Promise<void> {
    const ids = moved(items.value, place, by).map((flow) => flow.id)
    const isDone = await ordering.run(async () =>
      show(await answer(client.PUT('/api/approval-flows/order', { body: { ids } }))),
    )
    if (isDone) say(texts.ordered, 'ok')
    else await load()
  }

  return { items, names, loading, ordering, load, move }
}
