/** 登录设备: where I am signed in, and the way to end it there. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { LoginSession } from '@/shared/contracts'
import { accounts } from '@/shared/i18n/accounts'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useDevices() {
  const task = useTask()
  const { ask } = useConfirm()
  const { say, sayError } = useToast()
  const texts = accounts.devices
  const items = ref<LoginSession[] | null>(null)
  const hasOthers = computed(() => items.value?.some((one) => !one.is_current) ?? false)

  async function load(): Promise<void> {
    await task.run(async () => {
      items.value = (await answer(client.GET('/api/me/sessions'))).items
    })
  }

  /** Ends what `act` ends; a session that is gone already is as good as ended. */
  async function finish(act: () => Promise<unknown>): Promise<void> {
    try {
      await act()
      say(texts.ended, 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await load()
  }

  async function end(one: LoginSession): Promise<void> {
    const effect = texts.endEffect(one.device)
    if (!(await ask({ title: texts.endTitle, effect, yes: texts.end, look: 'danger' }))) return
    const params = { path: { session_id: one.id } }
    await finish(() => answer(client.DELETE('/api/me/sessions/{session_id}', { params })))
  }

  async function endOthers(): Promise<void> {
    const { endOthersTitle: title, endOthersEffect: effect, endOthers: yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    await finish(() => answer(client.DELETE('/api/me/sessions')))
  }

  return { items, hasOthers, ...task, load, end, endOthers }
}
