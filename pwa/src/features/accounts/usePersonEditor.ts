/** Changes one person: state, roles, company, department. Risky changes ask first. */
import { reactive } from 'vue'
import { answer, client } from '@/shared/api'
import type { Person, Role } from '@/shared/contracts'
import { accounts } from '@/shared/i18n/accounts'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { usePlacement } from './usePlacement'

type Changes = { state?: 'active' | 'disabled'; roles?: Role[]; company_id?: number | null }

export function usePersonEditor(person: Person, changed: (next: Person) => void) {
  const session = useSession()
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive({ roles: [...person.roles], companyId: person.company?.id ?? null })
  const placement = usePlacement(person)
  const texts = accounts.people

  async function send(body: Changes): Promise<void> {
    const isSaved = await task.run(async () => {
      const path = { person_id: person.id }
      const next = await answer(client.PATCH('/api/people/{person_id}', { params: { path }, body }))
      changed(mustPlace(body) ? await placement.save() : next)
    })
    if (!isSaved) return
    say(texts.saved, 'ok')
    if (person.id === session.person?.id) await session.load()
  }

  /** Who changes the company has left his department; the fields are closed until then. */
  function mustPlace(body: Changes): boolean {
    const stays = body.company_id === (person.company?.id ?? null)
    return stays && placement.isChanged()
  }

  async function activate(): Promise<void> {
    const effect = texts.activateEffect(person.display_name)
    if (await ask({ title: texts.activateTitle, effect, yes: texts.activate })) {
      await send({ state: 'active' })
    }
  }

  /** Lets a person in who waited for it, with the roles and the company that were chosen here. */
  async function approve(): Promise<void> {
    const effect = texts.approveEffect(person.display_name)
    if (await ask({ title: texts.approveTitle, effect, yes: texts.approve })) {
      await send({ state: 'active', roles: form.roles, company_id: form.companyId })
    }
  }

  async function disable(): Promise<void> {
    const effect = texts.disableEffect(person.display_name)
    if (await ask({ title: texts.disableTitle, effect, yes: texts.disable, look: 'danger' })) {
      await send({ state: 'disabled' })
    }
  }

  async function sendReset(): Promise<void> {
    const effect = texts.resetEffect(person.display_name, person.email)
    if (!(await ask({ title: texts.resetTitle, effect, yes: texts.reset }))) return
    await task.run(async () => {
      const params = { path: { person_id: person.id } }
      const way = '/api/people/{person_id}/password-reset'
      say(texts.resetSent((await answer(client.POST(way, { params }))).email_masked), 'ok')
    })
  }

  const save = () => send({ roles: form.roles, company_id: form.companyId })
  return { form, placement, ...task, activate, approve, disable, sendReset, save }
}
