/** Adds or changes one department: name, place, use. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import { departments as texts } from '@/shared/i18n/departments'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Department } from './departmentTree'

type Start = { department: Department | null; companyId: number; parentId: number | null }

/** `department` null = a new one, under `parentId`. */
export function useDepartmentEditor(
  { department, companyId, parentId }: Start,
  changed: () => void,
) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive({
    name: department?.name ?? '',
    parentId: department === null ? parentId : department.parent_id,
  })

  async function send(is_retired: boolean): Promise<void> {
    const body = { name: form.name.trim(), parent_id: form.parentId }
    const isDone = await task.run(async () => {
      if (department === null) {
        const added = { ...body, company_id: companyId }
        await answer(client.POST('/api/departments', { body: added }))
      } else {
        const params = { path: { department_id: department.id } }
        const changes = { ...body, is_retired }
        await answer(client.PUT('/api/departments/{department_id}', { params, body: changes }))
      }
    })
    if (!isDone) return
    say(texts.saved, 'ok')
    changed()
  }

  async function retire(): Promise<void> {
    const effect = texts.retireEffect(department?.name ?? '')
    const question = { title: texts.retireTitle, effect, yes: texts.retire, look: 'danger' }
    if (await ask(question as Parameters<typeof ask>[0])) await send(true)
  }

  const save = () => send(department?.is_retired ?? false)
  const restore = () => send(false)
  return { form, ...task, save, retire, restore }
}
