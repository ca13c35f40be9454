/** Adds or changes one expense type. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import { expenseTypes as texts } from '@/shared/i18n/claimSetup'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { ExpenseType } from './useExpenseTypes'

const NEW = {
  name: '',
  needs_invoice: true,
  needs_attachment: false,
  account_subject: '',
  tax_subject: '',
} as const satisfies Partial<ExpenseType>

/** `type` null = a new one. */
export function useExpenseTypeEditor(type: ExpenseType | null, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const { name, needs_invoice, needs_attachment, account_subject, tax_subject } = type ?? NEW
  const form = reactive({ name, needs_invoice, needs_attachment, account_subject, tax_subject })

  async function send(is_retired: boolean): Promise<void> {
    const body = { ...form, is_retired }
    const isDone = await task.run(async () => {
      if (type === null) await answer(client.POST('/api/expense-types', { body }))
      else {
        const params = { path: { type_id: type.id } }
        await answer(client.PUT('/api/expense-types/{type_id}', { params, body }))
      }
    })
    if (!isDone) return
    say(texts.saved, 'ok')
    changed()
  }

  async function retire(): Promise<void> {
    const effect = texts.retireEffect(type?.name ?? '')
    const yes = texts.retire
    if (await ask({ title: texts.retireTitle, effect, yes, look: 'danger' })) await send(true)
  }

  const save = () => send(type?.is_retired ?? false)
  const restore = () => send(false)
  return { form, ...task, save, retire, restore }
}
