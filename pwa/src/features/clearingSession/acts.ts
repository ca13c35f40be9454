/** The acts of 操作 as they are shown: which are done, and when. */
import type { ClearState } from '@/shared/i18n/clearingStates'
import { ACTS, hasStopped, type Act, type PhaseMark } from './phases'
import type { ClearSession } from './types'

export type ShownAct = {
  name: Act
  mark: PhaseMark
  at: string | null
  /** Seconds; null while it is not done. */
  took_s: number | null
  usual_s: number | null
}
type Way = Pick<ClearSession, 'state' | 'phase' | 'steps'>
/** Where the read-back has begun, all acts are done. */
const AFTER: readonly ClearState[] = ['VERIFIED', 'SERVER_CONFIRMED', 'DONE']

export function shownActs(session: Way): ShownAct[] {
  const reached = sinceList(session).map(({ state }) => state)
  const isOver = AFTER.some((one) => reached.includes(one))
  const place = isOver ? ACTS.length : current(reached)
  return ACTS.map(([name, states], index) => ({
    name,
    mark: markAt(index, place, session),
    ...timesOf(session, states, index < place),
  }))
}

/** New figures lead back to the list: what was done before counts no more. */
function sinceList({ steps }: Way): Way['steps'] {
  return steps.slice(steps.map(({ state }) => state).lastIndexOf('LISTED') + 1)
}

/** The act that is under way: the furthest that was reached, or the one after it. */
function current(reached: readonly ClearState[]): number {
  const places = ACTS.map(([, states]) => states.some((one) => reached.includes(one)))
  const last = places.lastIndexOf(true)
  const finished = ACTS[last]?.[0]
  const isWriting = finished === 'WRITING'
  return last >= 0 && !isWriting && reached.at(-1) === finished ? last + 1 : last
}

function markAt(index: number, place: number, session: Way): PhaseMark {
  if (index < place) return 'done'
  if (index > place) return 'later'
  return hasStopped(session) ? 'stopped' : 'now'
}

function timesOf(session: Way, states: readonly ClearState[], isDone: boolean) {
  const steps = sinceList(session).filter(({ state }) => states.includes(state))
  const known = steps.flatMap(({ usual_s }) => usual_s ?? [])
  return {
    at: steps.at(-1)?.at ?? null,
    took_s: isDone ? steps.reduce((sum, one) => sum + one.took_s, 0) : null,
    usual_s: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
  }
}
