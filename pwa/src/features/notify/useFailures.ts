/** 投递失败: what never arrived, to be tried again or let go. */
import { ref } from 'vue'
import { answer, client } from '@/shared/api'
import type { Failure } from '@/shared/contracts'
import { failures as texts } from '@/shared/i18n/outlets'
import { useToast } from '@/shared/ui/useToast'
import { usePages } from '@/shared/usePages'

export function useFailures() {
  const { say, sayError } = useToast()
  const waiting = ref(0)
  const isRetryingAll = ref(false)
  const pages = usePages<Failure>(async (cursor) => {
    const query = cursor === null ? {} : { cursor }
    const page = await answer(client.GET('/api/deliveries', { params: { query } }))
    waiting.value = page.waiting
    return page
  })

  /** Says what came of it and shows the list as it is now: somebody else may have been quicker. */
  async function act(work: () => Promise<string>): Promise<void> {
    try {
      say(await work(), 'ok')
    } catch (problem) {
      sayError(problem)
    }
    await pages.reload()
  }

  const path = ({ id }: Failure) => ({ path: { delivery_id: id } })

  const retry = (one: Failure) =>
    act(async () => {
      await answer(client.POST('/api/deliveries/{delivery_id}/retry', { params: path(one) }))
      return texts.retried(1)
    })

  const giveUp = (one: Failure) =>
    act(async () => {
      await answer(client.POST('/api/deliveries/{delivery_id}/give-up', { params: path(one) }))
      return texts.gaveUp
    })

  async function retryAll(): Promise<void> {
    isRetryingAll.value = true
    await act(async () => {
      const { retried } = await answer(client.POST('/api/deliveries/retry'))
      return texts.retried(retried)
    })
    isRetryingAll.value = false
  }

  return { ...pages, waiting, isRetryingAll, retry, giveUp, retryAll }
}
