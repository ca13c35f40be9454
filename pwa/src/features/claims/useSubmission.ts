/** 预检 and 提交. Nothing is handed in behind the person's back: without a network it waits, seen. */
import { computed, ref, shallowRef, watch } from 'vue'
import { answer, ApiError, client } from '@/shared/api'
import { loadClaimCounts } from '@/shared/claimCounts'
import type { Claim, Precheck } from '@/shared/contracts'
import { useConnection } from '@/shared/useConnection'
import { useTask } from '@/shared/useTask'
import { problemOfServer } from './problems'
import type { useClaimEditor } from './useClaimEditor'

type Editor = Pick<ReturnType<typeof useClaimEditor>, 'keeper' | 'content' | 'accept' | 'keepNow'>

/** @param openProofs how many proofs are not at the server yet */
export function useSubmission(
  { keeper, content, accept, keepNow }: Editor,
  openProofs: () => number,
) {
  const checking = useTask()
  const sending = useTask()
  const { state: connection } = useConnection()
  const result = shallowRef<Precheck | null>(null)
  /** Typed on since the last precheck. */
  const isOutdated = ref(false)
  /** The claim once it is handed in. */
  const submitted = shallowRef<Claim | null>(null)

  const isOffline = computed(() => connection.value !== 'online')
  const wantsSubmit = computed(() => keeper.entry.value?.body.wants_submit ?? false)
  const problems = computed(() => (result.value?.problems ?? []).map(problemOfServer))
  const blocking = computed(() =>
    (result.value?.rule_hits ?? []).filter(
      ({ level, waived_by }) => level === 'block' && waived_by === null,
    ),
  )
  const maySubmit = computed(
    () =>
      result.value !== null &&
      !isOutdated.value &&
      openProofs() === 0 &&
      problems.value.length === 0 &&
      blocking.value.length === 0,
  )

  /** Saves what is typed and asks what the server says to it; false without a saved draft. */
  async function precheck(): Promise<boolean> {
    return checking.run(async () => {
      const id = await savedId()
      if (id === null) return
      const path = { claim_id: id }
      const way = '/api/claims/{claim_id}/precheck'
      result.value = await answer(client.POST(way, { params: { path } }))
      isOutdated.value = false
    })
  }

  /** Id of the claim when all that was typed is at the server, else null. */
  async function savedId(): Promise<number | null> {
    const state = await keeper.settle()
    return state === 'saved' || state === 'untouched' ? keeper.claimId.value : null
  }

  async function submit(): Promise<void> {
    await sending.run(async () => {
      const id = await savedId()
      const version = result.value?.version
      if (id === null || version === undefined) return
      const where = { params: { path: { claim_id: id } }, body: { version, comment: '' } }
      const claim = await answer(client.POST('/api/claims/{claim_id}/submit', where))
      await keeper.forget()
      accept(claim)
      submitted.value = claim
      void loadClaimCounts(true)
    })
    const problem = sending.error.value
    if (problem instanceof ApiError && problem.status < 500) await precheck() // says what it is now
  }

  /** 联网后提交: kept with the draft, so that it is still to be seen after the app was closed. */
  async function wish(wants_submit: boolean): Promise<void> {
    if (keeper.entry.value === null) await keepNow()
    await keeper.write()
    await keeper.change(({ body }) => ({ body: { ...body, wants_submit } }))
  }

  watch(content, () => (isOutdated.value = true), { deep: true })
  watch(isOffline, (isNow) => {
    if (!isNow && wantsSubmit.value) void precheck()
  })

  return {
    ...{ checking, sending, result, isOutdated, submitted, isOffline, wantsSubmit },
    ...{ problems, blocking, maySubmit, precheck, submit, wish },
  }
}
