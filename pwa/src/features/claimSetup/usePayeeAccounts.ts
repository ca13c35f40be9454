/** The accounts to which a person is paid. */
import { reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { payeeAccounts as texts } from '@/shared/i18n/ownClaims'
import { useSession } from '@/shared/session'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export type Account = Schemas['PayeeAccountOut']

export function usePayeeAccounts() {
  const loading = useTask()
  const items = ref<Account[]>([])
  const hasLoaded = ref(false)

  const load = () =>
    loading.run(async () => {
      items.value = (await answer(client.GET('/api/me/payee-accounts'))).items
      hasLoaded.value = true
    })

  return { items, hasLoaded, loading, load }
}

/** `account` null = a new one; the number of a known one is kept unless another is typed. */
export function usePayeeEditor(account: Account | null, changed: () => void) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const form = reactive({
    holder: account?.holder ?? useSession().person?.display_name ?? '',
    bank_name: account?.bank_name ?? '',
    number: '',
    is_default: account?.is_default ?? false,
  })

  async function send(act: () => Promise<unknown>, said: string): Promise<void> {
    if (!(await task.run(async () => void (await act())))) return
    say(said, 'ok')
    changed()
  }

  function save(): Promise<void> {
    const number = form.number.normalize('NFKC').trim()
    const { holder, bank_name, is_default } = form
    const body = { holder: holder.trim(), bank_name: bank_name.trim(), is_default }
    return send(() => {
      if (account === null) {
        return answer(
          client.POST('/api/me/payee-accounts', { body: { ...body, account_number: number } }),
        )
      }
      const params = { path: { account_id: account.id } }
      const change = number === '' ? body : { ...body, account_number: number }
      return answer(client.PUT('/api/me/payee-accounts/{account_id}', { params, body: change }))
    }, texts.saved)
  }

  async function remove(): Promise<void> {
    const question = { title: texts.removeTitle, effect: texts.removeEffect, yes: texts.remove }
    if (account === null || !(await ask({ ...question, look: 'danger' }))) return
    const params = { path: { account_id: account.id } }
    await send(
      () => answer(client.DELETE('/api/me/payee-accounts/{account_id}', { params })),
      texts.removed,
    )
  }

  return { form, ...task, save, remove }
}
