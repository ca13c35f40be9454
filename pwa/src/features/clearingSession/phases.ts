/** Where a session stands among the four phases, also when it has left the way. */
import type { ClearPhase, ClearState } from '@/shared/i18n/clearingStates'
import type { ClearSession } from './types'

export const PHASES = ['prepare', 'operate', 'verify', 'confirm'] as const

/** States of the way by phase; a side state (PARKED, HALTED ...) has none of its own. */
const OF_STATE: Partial<Record<ClearState, ClearPhase>> = {
  NEW: 'prepare',
  BACKED_UP: 'prepare',
  CHECKED: 'prepare',
  LISTED: 'prepare',
  CONFIRMED: 'operate',
  UPLOADING: 'operate',
  UPLOADED: 'operate',
  REPORT_INTENT: 'operate',
  REPORTED: 'operate',
  WAIT_COMPARE: 'operate',
  TICKETED: 'operate',
  WRITING: 'operate',
  VERIFIED: 'verify',
  SERVER_CONFIRMED: 'verify',
  DONE: 'confirm',
}

const WAY = Object.keys(OF_STATE)

export type PhaseMark = 'done' | 'now' | 'stopped' | 'later'
type Way = Pick<ClearSession, 'state' | 'phase' | 'steps'>

/** The phase that was reached; of a side state that of the last step on the way. */
export function phaseOf({ state, phase, steps }: Way): ClearPhase {
  const own = phase ?? OF_STATE[state]
  if (own !== undefined) return own
  const reached = steps.flatMap((one) => OF_STATE[one.state] ?? [])
  return reached.at(-1) ?? 'prepare'
}

/** Whether who clears has to wait for a second person before anything can be confirmed (A10). */
export function waitsForApproval({
  state,
  needs,
  may,
}: Pick<ClearSession, 'state' | 'needs' | 'may'>) {
  return state === 'LISTED' && needs.approval && needs.confirmation && may.resume
}

/** Whether the list is there to be ticked, by whoever will confirm it. */
export function mayTick(session: Pick<ClearSession, 'state' | 'needs' | 'may'>): boolean {
  return session.needs.confirmation && (session.may.confirm || waitsForApproval(session))
}

/** Whether the session left the way before its end. */
export function hasStopped({ state }: Pick<ClearSession, 'state'>): boolean {
  return state === 'HALTED' || state === 'ABORTED' || state === 'SUPERSEDED'
}

/** Whether the station has been told to stop and has not answered yet. */
export function isAborting({ ended_at, log }: Pick<ClearSession, 'ended_at' | 'log'>): boolean {
  return ended_at === null && log.some(({ kind }) => kind === 'person_aborted')
}

/** 0 to 100; of a session that left the way how far it had come, though it has ended. */
export function percentOf(session: Way & Pick<ClearSession, 'percent'>): number {
  if (!hasStopped(session)) return session.percent
  const places = session.steps.map(({ state }) => WAY.indexOf(state))
  const reached = places.filter((place) => place >= 0).at(-1) ?? 0
  return Math.round((reached * 100) / (WAY.length - 1))
}

/** How each phase is shown in the bar. */
export function markOf(session: Way, phase: ClearPhase): PhaseMark {
  const reached = PHASES.indexOf(phaseOf(session))
  const place = PHASES.indexOf(phase)
  if (place < reached || session.state === 'DONE') return 'done'
  if (place > reached) return 'later'
  return hasStopped(session) ? 'stopped' : 'now'
}

/**
 * Phases that can be looked at. The list can be gone on from to its confirmation, which is the
 * first step of 操作 though the session is still LISTED.
 */
export function openPhases(session: Way): readonly ClearPhase[] {
  const reached = PHASES.indexOf(phaseOf(session))
  return PHASES.slice(0, session.state === 'LISTED' ? 2 : reached + 1)
}

/** What the person should see first: the phase reached, or the words of people it waits for. */
export function startPhase(session: Way & Pick<ClearSession, 'confirmed_by' | 'may'>): ClearPhase {
  const isAsked = session.confirmed_by !== null || (session.may.approve && !session.may.confirm)
  return session.state === 'LISTED' && isAsked ? 'operate' : phaseOf(session)
}

/** Figures as they are confirmed: of every unit that has not ended. */
export function fingerprintsOf({ units }: Pick<ClearSession, 'units'>): Record<string, string> {
  const open = units.filter(({ state }) => state !== 'DONE' && !hasStopped({ state }))
  return Object.fromEntries(open.map((one) => [one.unit_id, one.fingerprint]))
}

/** Steps of 操作 in the order in which a unit goes through them. */
export const ACTS = [
  ['CONFIRMED', ['CONFIRMED']],
  ['UPLOADED', ['UPLOADING', 'UPLOADED']],
  ['REPORTED', ['REPORT_INTENT', 'REPORTED']],
  ['TICKETED', ['WAIT_COMPARE', 'TICKETED']],
  ['WRITING', ['WRITING']],
] as const satisfies readonly (readonly [ClearState, readonly ClearState[]])[]
export type Act = (typeof ACTS)[number][0]
