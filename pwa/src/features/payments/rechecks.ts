/** What the rechecks of several claims mean for paying them. */
import type { ClaimRecheck, RecheckState } from './types'

const NEEDS_REASON: readonly RecheckState[] = ['unavailable', 'disagrees']
const STOPS: readonly RecheckState[] = ['turned', 'pretended']
const WAITS: readonly RecheckState[] = ['needed', 'pending']

const has = (states: readonly RecheckState[], { state }: ClaimRecheck) =>
  state !== null && states.includes(state)

export const isStopped = (recheck: ClaimRecheck) => has(STOPS, recheck)
export const isWaiting = (recheck: ClaimRecheck) => has(WAITS, recheck)
export const isUnderWay = (recheck: ClaimRecheck) => has(['pending'], recheck)

/** How many invoices gave no yes, so that a reason is asked for. */
export function doubtful(rechecks: readonly ClaimRecheck[]): number {
  const invoices = rechecks.flatMap((recheck) => recheck.invoices)
  return invoices.filter(({ state }) => NEEDS_REASON.includes(state)).length
}
