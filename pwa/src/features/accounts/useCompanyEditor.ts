/** Adds or changes one company: 抬头, 税号 and what else its card shows. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { Company } from '@/shared/contracts'
import { companies as texts } from '@/shared/i18n/organisation'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

const MEMBERS = ['title', 'tax_id', 'address', 'phone', 'bank_name', 'bank_account'] as const
export type Member = (typeof MEMBERS)[number]

/** `company` null = a new one. */
export function useCompanyEditor(company: Company | null, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const start = MEMBERS.map((name) => [name, company?.[name] ?? ''])
  const form = reactive(Object.fromEntries(start) as Record<Member, string>)

  const typed = (name: Member) => (form[name].trim() === '' ? null : form[name].trim())

  async function send(act: () => Promise<unknown>): Promise<void> {
    const isDone = await task.run(async () => void (await act()))
    if (!isDone) return
    say(texts.saved, 'ok')
    changed()
  }

  const path = () => ({ company_id: company?.id ?? 0 })
  const patch = (body: Partial<Record<Member, string | null>> & { is_retired?: boolean }) =>
    answer(client.PATCH('/api/companies/{company_id}', { params: { path: path() }, body }))

  async function save(): Promise<void> {
    const others = Object.fromEntries(MEMBERS.slice(1).map((name) => [name, typed(name)]))
    const body = { ...others, title: form.title.trim() }
    await send(() =>
      company === null ? answer(client.POST('/api/companies', { body })) : patch(body),
    )
  }

  async function retire(): Promise<void> {
    const effect = texts.retireEffect(company?.title ?? '')
    const question = {
      title: texts.retireTitle,
      effect,
      yes: texts.retire,
      look: 'danger',
    } as const
    if (await ask(question)) await send(() => patch({ is_retired: true }))
  }

  const restore = () => send(() => patch({ is_retired: false }))
  return { form, ...task, save, retire, restore }
}
