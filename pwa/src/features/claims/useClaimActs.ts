/** What a person does with a claim: each act carries the version that he saw (R33). */
import { shallowRef } from 'vue'
import { answer, ApiError, client } from '@/shared/api'
import { loadClaimCounts } from '@/shared/claimCounts'
import type { Claim } from '@/shared/contracts'
import { claims } from '@/shared/i18n/claims'
import { uuidv7 } from '@/shared/offline/uuid'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { useClaim } from './useClaim'

type Shown = Pick<ReturnType<typeof useClaim>, 'claim' | 'news' | 'accept' | 'reloadWithNews'>
export type Did = keyof typeof claims.acts.done
/** The screen shows something else than the server has: it must be looked at anew. */
const OUTDATED = new Set(['claims.stale', 'claims.not_possible_now', 'claims.not_your_turn'])

export function useClaimActs({ claim, news, accept, reloadWithNews }: Shown) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  /** The last act that went through, for the foot of the screen. */
  const done = shallowRef<Did | null>(null)
  /** Once per copy: a second tap on a slow line makes no second draft. */
  let copyKey = uuidv7()

  /** Runs one act on the shown claim; a stale one reloads and tells what changed. */
  async function act(did: Did, send: (claim: Claim) => Promise<Claim>): Promise<boolean> {
    const shown = claim.value
    if (shown === null) return false
    news.value = null
    const isDone = await task.run(async () => accept(await send(shown)))
    if (isDone) {
      done.value = did
      say(claims.acts.done[did], 'ok')
      void loadClaimCounts(true)
    } else await lookAgain(task.error.value)
    return isDone
  }

  async function lookAgain(problem: unknown): Promise<void> {
    if (problem instanceof ApiError && OUTDATED.has(problem.code)) await reloadWithNews()
  }

  const params = ({ id }: Claim) => ({ params: { path: { claim_id: id } } })
  const bodyOf = ({ version }: Claim, comment: string) => ({ body: { version, comment } })

  async function withdraw(): Promise<void> {
    const { title, effect } = claims.ask.withdraw
    if (!(await ask({ title, effect, yes: claims.acts.withdraw }))) return
    await act('withdraw', (seen) =>
      answer(
        client.POST('/api/claims/{claim_id}/withdraw', { ...params(seen), ...bodyOf(seen, '') }),
      ),
    )
  }

  async function cancel(): Promise<void> {
    const { title, effect } = claims.ask.cancel
    if (!(await ask({ title, effect, yes: claims.acts.cancel, look: 'danger' }))) return
    await act('cancel', (seen) =>
      answer(
        client.POST('/api/claims/{claim_id}/cancel', { ...params(seen), ...bodyOf(seen, '') }),
      ),
    )
  }

  async function nudge(): Promise<void> {
    await act('nudge', (seen) =>
      answer(client.POST('/api/claims/{claim_id}/nudge', { ...params(seen), ...bodyOf(seen, '') })),
    )
  }

  /** A new draft like this one; gives its id, null when there is none. */
  async function copy(): Promise<number | null> {
    const shown = claim.value
    if (shown === null) return null
    let id: number | null = null
    await task.run(async () => {
      const header = { 'Idempotency-Key': copyKey }
      const where = { params: { path: { claim_id: shown.id }, header } }
      id = (await answer(client.POST('/api/claims/{claim_id}/copy', where))).id
      copyKey = uuidv7()
    })
    return id
  }

  return { ...task, done, act, withdraw, cancel, nudge, copy }
}
