/** Backups of clearings, and what their stations are asked about them. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import { clearingBackups } from '@/shared/i18n/clearingBackups'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'
import { usePolling } from '@/shared/usePolling'
import { useTask } from '@/shared/useTask'
import type { Backup, BackupAct } from './types'

const FIRST = 10
const MOST = 100
/** An answer takes seconds, of a large database minutes; then nobody waits for it any more. */
const AWAITED_MS = 10 * 60_000

const waits = ({ answers }: Backup, now: number) =>
  answers.some(
    ({ answered_at, asked_at }) =>
      answered_at === null && now - new Date(asked_at).getTime() < AWAITED_MS,
  )

export function useBackups() {
  const { say } = useToast()
  const task = useTask()
  const mayAct = ref(false)
  /** Number of the session that is being asked about. */
  const current = ref<string | null>(null)
  const pages = usePages<Backup>(async (cursor) => {
    const limit = Math.min(MOST, Math.max(FIRST, pages.items.value.length))
    const query = cursor === null ? { limit } : { cursor }
    const page = await answer(client.GET('/api/clearing/backups', { params: { query } }))
    mayAct.value = page.may_act
    return page
  })

  async function ask(session_no: string, act: BackupAct): Promise<boolean> {
    current.value = session_no
    const path = '/api/clearing/sessions/{session_no}/backup'
    const params = { path: { session_no } }
    const isAsked = await task.run(async () => {
      await answer(client.POST(path, { params, body: { act } }))
    })
    if (isAsked) {
      const { checkAsked, takeOutAsked } = clearingBackups.acts
      say(act === 'check' ? checkAsked : takeOutAsked, 'ok')
      await pages.reload()
    }
    return isAsked
  }

  const awaited = () => {
    const now = Date.now()
    const open = pages.items.value.filter((one) => waits(one, now))
    return open.map(({ session_id }) => session_id).join()
  }
  usePolling(awaited, pages.reload)
  return { ...pages, mayAct, current, task, ask }
}
