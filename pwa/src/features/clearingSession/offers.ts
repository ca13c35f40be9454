/** Which acts a screen offers: what the server allows, where it makes sense. */
import type { ClearSession } from './types'

export type Offers = {
  /** `filed`: worded as 我已申报. Null where nothing waits for a person's word. */
  resume: 'plain' | 'filed' | null
  pause: boolean
  abort: boolean
  takeOver: boolean
  hasAny: boolean
}

type Asked = Pick<ClearSession, 'may' | 'pause' | 'paused' | 'state'>

/** A session that moves by itself is not pushed (F23); one that waits, or was paused, may be. */
export function offersOf({ may, pause: waits, paused }: Asked): Offers {
  const isPushed = paused !== null || waits === 'parked' || waits === 'waiting'
  const isFiled = waits === 'waiting' && paused === null
  const resume = may.resume && isPushed ? (isFiled ? 'filed' : 'plain') : null
  const { abort, pause, take_over: takeOver } = may
  const hasAny = resume !== null || pause || abort || takeOver
  return { resume, pause, abort, takeOver, hasAny }
}
