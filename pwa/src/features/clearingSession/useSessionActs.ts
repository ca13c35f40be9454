/** What a person does with a session; each act answers the session as it is then. */
import { ref } from 'vue'
import { answer, ApiError, client } from '@/shared/api'
import { clearingSession } from '@/shared/i18n/clearingSession'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import { fingerprintsOf } from './phases'
import { seal } from './seal'
import type { ClearChallenge, ClearSession, RegisterUpdate } from './types'
import type { useClearSession } from './useClearSession'

type Shown = Pick<ReturnType<typeof useClearSession>, 'session' | 'accept' | 'load'>
export type SessionAct = keyof typeof clearingSession.acts.done
/** The screen shows something else than the server has: it must be looked at anew. */
const OUTDATED = new Set([
  'clearing.not_possible_now',
  'clearing.figures_changed',
  'clearing.has_ended',
  'clearing.can_still_abort',
])

export function useSessionActs(sessionNo: string, { session, accept, load }: Shown) {
  const task = useTask()
  const { ask } = useConfirm()
  const { say } = useToast()
  /** Which act runs, or ran last: its button is busy, its place shows the error. */
  const current = ref<SessionAct | null>(null)
  const at = { params: { path: { session_no: sessionNo } } }
  const url = <Act extends string>(act: Act) =>
    `/api/clearing/sessions/{session_no}/${act}` as const

  function doneWords(name: SessionAct): string {
    const isHeld = name === 'confirm' && session.value?.needs.approval === true
    return isHeld ? clearingSession.acts.heldForApproval : clearingSession.acts.done[name]
  }

  async function act(name: SessionAct, send: () => Promise<ClearSession>): Promise<boolean> {
    if (task.isBusy.value) return false
    current.value = name
    const isDone = await task.run(async () => accept(await send()))
    if (isDone) say(doneWords(name), 'ok')
    const problem = task.error.value
    if (problem instanceof ApiError && OUTDATED.has(problem.code)) await load()
    return isDone
  }

  /** How the confirmation is proved; null when that could not be asked, with the error kept. */
  async function challenge(): Promise<ClearChallenge | null> {
    current.value = 'confirm'
    let told: ClearChallenge | null = null
    await task.run(async () => {
      told = await answer(client.POST(url('challenge'), at))
    })
    return told
  }

  const figures = () => (session.value === null ? {} : fingerprintsOf(session.value))

  const confirm = (proof: { code: string } | { password: string }) =>
    act('confirm', () =>
      answer(client.POST(url('confirm'), { ...at, body: { fingerprints: figures(), ...proof } })),
    )
  const approve = () =>
    act('approve', () =>
      answer(client.POST(url('approve'), { ...at, body: { fingerprints: figures() } })),
    )
  const pause = (reason: string) =>
    act('pause', () => answer(client.POST(url('pause'), { ...at, body: { reason } })))
  const resume = () => act('resume', () => answer(client.POST(url('resume'), at)))
  const signOff = (has_register_updated: RegisterUpdate) =>
    act('signOff', () =>
      answer(client.POST(url('sign_off'), { ...at, body: { has_register_updated } })),
    )

  /** The PIN leaves this function sealed or not at all. */
  const unlock = (pin: string) =>
    act('unlock', async () => {
      const sealed = await seal(pin, sessionNo, session.value?.station_public_key ?? '')
      return answer(client.POST(url('unlock'), { ...at, body: { sealed } }))
    })

  async function abort(): Promise<void> {
    const { title, effect, yes } = clearingSession.acts.askAbort
    if (!(await ask({ title, effect, yes, look: 'danger' }))) return
    await act('abort', () => answer(client.POST(url('abort'), at)))
  }

  /** 特殊清卡 over this halted session; its number, or null with the error kept. */
  async function takeOver(reason: string): Promise<string | null> {
    const seen = session.value
    if (seen === null) return null
    current.value = 'takeOver'
    let opened: string | null = null
    await task.run(async () => {
      const { station_id, reader } = seen
      const body = { station_id, reader, kind: 'SPECIAL' as const, reason, over: seen.id }
      opened = (await answer(client.POST('/api/clearing/sessions', { body }))).id
    })
    return opened
  }

  return {
    ...{ task, current, challenge, confirm, approve, pause, resume, signOff, unlock, abort },
    takeOver,
  }
}
