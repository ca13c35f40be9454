/** Registers or changes a dated item, and closes it. */
import { computed, reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { DatedItem } from '@/shared/contracts'
import { items as texts } from '@/shared/i18n/reminders'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

const MOST = 5
const FARTHEST = 365

/** Days before the last one as people type them, "30, 7，1"; null when they are none. */
export function leadDaysOf(typed: string): number[] | null {
  const parts = typed.split(/[,，、\s]+/).filter((part) => part !== '')
  const days = parts.map(Number)
  const isGood = days.every((day) => Number.isInteger(day) && day >= 1 && day <= FARTHEST)
  return isGood && days.length >= 1 && days.length <= MOST ? days : null
}

type Facts = Pick<DatedItem, 'title' | 'kind' | 'due_on' | 'lead_days' | 'note'>
const EMPTY: Facts & { person_id: number | null } = {
  ...{ title: '', kind: 'certificate', due_on: '', person_id: null },
  ...{ lead_days: [30, 7, 1], note: '' },
}

function formOf({ title, kind, due_on, person_id, lead_days, note }: typeof EMPTY) {
  return { title, kind, dueOn: due_on, personId: person_id, leadDays: lead_days.join(', '), note }
}

/** `item` null = a new one. */
export function useItemEditor(item: DatedItem | null, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive(formOf(item ?? EMPTY))
  const leadDays = computed(() => leadDaysOf(form.leadDays))
  const canSave = computed(
    () =>
      form.title.trim() !== '' &&
      form.dueOn !== '' &&
      form.personId !== null &&
      leadDays.value !== null,
  )
  const path = () => ({ item_id: item?.id ?? 0 })

  async function save(): Promise<void> {
    if (form.personId === null || leadDays.value === null) return
    const body = {
      ...{ title: form.title.trim(), kind: form.kind, due_on: form.dueOn },
      ...{ person_id: form.personId, lead_days: leadDays.value, note: form.note.trim() },
    }
    const isDone = await task.run(async () => {
      if (item === null) await answer(client.POST('/api/dated-items', { body }))
      else {
        await answer(client.PATCH('/api/dated-items/{item_id}', { params: { path: path() }, body }))
      }
    })
    if (isDone) finish(texts.saved)
  }

  async function close(): Promise<void> {
    const { closeTitle: title, close: yes } = texts
    const effect = texts.closeEffect(item?.title ?? '')
    if (!(await ask({ title, effect, yes }))) return
    const params = { path: path() }
    const isDone = await task.run(
      async () => void (await answer(client.POST('/api/dated-items/{item_id}/close', { params }))),
    )
    if (isDone) finish(texts.closed)
  }

  function finish(said: string): void {
    say(said, 'ok')
    changed()
  }

  return { form, leadDays, canSave, ...task, save, close }
}
