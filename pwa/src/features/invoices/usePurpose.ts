/** 用途 of one or several invoices, with the ones used before at hand. */
import { computed, ref } from 'vue'
import { answer, client } from '@/shared/api'
import { groups as texts } from '@/shared/i18n/groups'
import { useTask } from '@/shared/useTask'
import { useToast } from '@/shared/ui/useToast'

const MOST_USUAL = 6

export function usePurpose(onSaved: (purpose: string) => void) {
  const { say } = useToast()
  const usual = ref<readonly string[]>([])
  const { error, isBusy, run } = useTask()
  const busyText = computed(() => (isBusy.value ? texts.purpose.saving : null))

  /** The most used ones; none when they cannot be asked for, typing goes on. */
  async function loadUsual(): Promise<void> {
    const query = { by: 'purpose', filter: 'all' } as const
    const found = await answer(client.GET('/api/invoices/groups', { params: { query } })).catch(
      () => null,
    )
    const named = (found?.groups ?? []).filter(({ key }) => key !== null)
    named.sort((one, other) => other.count - one.count)
    usual.value = named.slice(0, MOST_USUAL).map(({ key }) => key ?? '')
  }

  async function save(ids: readonly number[], purpose: string): Promise<void> {
    const body = { ids: [...ids], purpose: purpose.trim() }
    await run(async () => {
      const { changed } = await answer(client.PUT('/api/invoices/purpose', { body }))
      say(texts.purpose.saved(changed), 'ok')
      onSaved(body.purpose)
    })
  }

  return { usual, busyText, error, loadUsual, save }
}
