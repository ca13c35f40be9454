/** How the bank wants its file. */
import { reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { bankFields, payments } from '@/shared/i18n/payments'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

type Layout = Schemas['BankLayoutOut']
type Column = Layout['columns'][number]

export function useBankLayout(changed: () => void) {
  const { say } = useToast()
  const loading = useTask()
  const saving = useTask()
  const columns = ref<Column[]>([])
  const form = reactive<Pick<Layout, 'delimiter' | 'encoding'>>({
    delimiter: 'comma',
    encoding: 'utf-8-sig',
  })

  function accept(layout: Layout): void {
    columns.value = layout.columns
    Object.assign(form, { delimiter: layout.delimiter, encoding: layout.encoding })
  }

  async function load(): Promise<void> {
    await loading.run(async () => accept(await answer(client.GET('/api/payments/bank-layout'))))
  }

  async function send(chosen: Column[]): Promise<void> {
    const isSaved = await saving.run(async () => {
      const body = { ...form, columns: chosen }
      accept(await answer(client.PUT('/api/payments/bank-layout', { body })))
    })
    if (!isSaved) return
    say(payments.layout.saved, 'ok')
    changed()
  }

  const save = () => send(columns.value)
  const restore = () => send([])

  function add(): void {
    columns.value.push({ header: bankFields.text, field: 'text', text: '' })
  }

  function remove(at: number): void {
    columns.value.splice(at, 1)
  }

  function moveUp(at: number): void {
    const [moved] = columns.value.splice(at, 1)
    if (moved) columns.value.splice(at - 1, 0, moved)
  }

  return { columns, form, loading, saving, load, save, restore, add, remove, moveUp }
}
