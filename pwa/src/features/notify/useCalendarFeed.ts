/** 日历订阅: a secret address, shown once when it is made. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import { calendar as texts } from '@/shared/i18n/notify'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export function useCalendarFeed(changed: () => Promise<unknown>) {
  const { ask } = useConfirm()
  const { say, sayError } = useToast()
  const task = useTask()
  /** The address that was just made; the server does not know it any more. */
  const url = ref<string | null>(null)

  async function act(work: () => Promise<void>): Promise<void> {
    if (await task.run(work)) await changed()
    else sayError(task.error.value)
  }

  const make = () =>
    act(async () => {
      url.value = (await answer(client.POST('/api/calendar'))).url
    })

  async function replace(): Promise<void> {
    const { replaceTitle: title, replaceEffect: effect, replace: yes } = texts
    if (await ask({ title, effect, yes, look: 'danger' })) await make()
  }

  async function revoke(): Promise<void> {
    const { revokeTitle: title, revokeEffect: effect, revoke: yes } = texts
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    await act(async () => {
      await answer(client.DELETE('/api/calendar'))
      url.value = null
      say(texts.revoked, 'ok')
    })
  }

  return { url, isBusy: task.isBusy, make, replace, revoke }
}
