/** Who acts in my place, and in whose place I may act. */
import { reactive, ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { formatDay } from '@/shared/formats'
import { delegations as texts } from '@/shared/i18n/ownClaims'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'

export type Delegation = Schemas['DelegationOut']
export type Colleague = Schemas['PersonRef']
export type DelegationState = 'future' | 'now' | 'ended'

/** @param today YYYY-MM-DD in Beijing, as the server counts days */
export function stateOf({ is_ended, starts_on }: Delegation, today: string): DelegationState {
  if (is_ended) return 'ended'
  return starts_on > today ? 'future' : 'now'
}

export function useDelegations() {
  const loading = useTask()
  const ending = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  const given = ref<Delegation[]>([])
  const received = ref<Delegation[]>([])
  const hasLoaded = ref(false)

  const load = () =>
    loading.run(async () => {
      const found = await answer(client.GET('/api/me/delegations'))
      given.value = found.given
      received.value = found.received
      hasLoaded.value = true
    })

  async function end({ id, delegate }: Delegation): Promise<void> {
    const effect = texts.endEffect(delegate.display_name)
    if (!(await ask({ title: texts.endTitle, effect, yes: texts.end, look: 'danger' }))) return
    const isDone = await ending.run(async () => {
      const params = { path: { delegation_id: id } }
      await answer(client.DELETE('/api/me/delegations/{delegation_id}', { params }))
    })
    if (isDone) say(texts.ended, 'ok')
    await load()
  }

  return { given, received, hasLoaded, loading, ending, load, end }
}

export function useDelegationForm(added: () => void) {
  const loading = useTask()
  const task = useTask()
  const { say } = useToast()
  const colleagues = ref<Colleague[]>([])
  const today = formatDay(new Date())
  const form = reactive({
    delegateId: null as number | null,
    kind: 'approve' as Delegation['kind'],
    from: today,
    until: today,
  })

  const load = () =>
    loading.run(async () => {
      colleagues.value = (await answer(client.GET('/api/claims/choices'))).colleagues
    })

  async function save(): Promise<void> {
    const { delegateId, kind, from, until } = form
    if (delegateId === null) return
    const isDone = await task.run(async () => {
      const body = { delegate_id: delegateId, kind, starts_on: from, ends_on: until }
      await answer(client.POST('/api/me/delegations', { body }))
    })
    if (!isDone) return
    say(texts.saved, 'ok')
    added()
  }

  return { form, colleagues, loading, task, load, save }
}
