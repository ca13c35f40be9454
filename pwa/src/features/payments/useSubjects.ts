/** 会计科目 of money, advances and what is left to pay. */
import { reactive } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { vouchers } from '@/shared/i18n/booking'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export type Subjects = Schemas['SubjectsOut']

export function useSubjects(changed: () => void) {
  const { say } = useToast()
  const loading = useTask()
  const saving = useTask()
  const form = reactive<Subjects>({ bank: '', cash: '', other: '', advance: '', payable: '' })

  async function load(): Promise<void> {
    await loading.run(async () => {
      Object.assign(form, await answer(client.GET('/api/vouchers/subjects')))
    })
  }

  async function save(): Promise<void> {
    const isSaved = await saving.run(async () => {
      Object.assign(form, await answer(client.PUT('/api/vouchers/subjects', { body: { ...form } })))
    })
    if (!isSaved) return
    say(vouchers.subjects.saved, 'ok')
    changed()
  }

  return { form, loading, saving, load, save }
}
