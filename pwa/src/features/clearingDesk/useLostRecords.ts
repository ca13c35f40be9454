/** 可由日志恢复: clearings that the journal knows of and our records do not. */
import { onMounted, ref, shallowRef } from 'vue'
import { answer, client } from '@/shared/api'
import { clearingBackups } from '@/shared/i18n/clearingBackups'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { LostRecord } from './types'

const texts = clearingBackups.lost

/** @param rebuilt is told when a record has come back */
export function useLostRecords(rebuilt: () => void) {
  const { ask } = useConfirm()
  const { say } = useToast()
  const records = shallowRef<LostRecord[]>([])
  const mayAct = ref(false)
  const loading = useTask()
  const task = useTask()
  const current = ref<string | null>(null)

  const load = async () => {
    await loading.run(async () => {
      const told = await answer(client.GET('/api/clearing/lost-records'))
      records.value = told.items
      mayAct.value = told.may_act
    })
  }

  async function rebuild({ session_id: session_no }: LostRecord): Promise<void> {
    if (!(await ask(texts.ask))) return
    current.value = session_no
    const path = '/api/clearing/lost-records/{session_no}/rebuild'
    const params = { path: { session_no } }
    const isDone = await task.run(async () => {
      await answer(client.POST(path, { params }))
    })
    if (isDone) {
      say(texts.done(session_no), 'ok')
      rebuilt()
    }
    await load()
  }

  onMounted(load)
  return { records, mayAct, loading, task, current, load, rebuild }
}
