/** Which acts a screen offers: what the server allows, where it makes sense. */
import type { ClearSession } from './types'

export type Offers = {
  /** `filed`: worded as 我已申报. Null where nothing waits for a person's word. */
  resume: 'plain' | 'filed' | null
  abort: boolean
  takeOver: boolean
  hasAny: boolean
}

type Asked = Pick<ClearSession, 'may' | 'pause' | 'state'>

/** A session that moves by itself is not pushed (F23); one that waits may be. */
export function offersOf({ may, pause }: Asked): Offers {
  const waits = pause === 'parked' || pause === 'waiting'
  const resume = may.resume && waits ? (pause === 'waiting' ? 'filed' : 'plain') : null
  const { abort, take_over: takeOver } = may
  return { resume, abort, takeOver, hasAny: resume !== null || abort || takeOver }
}
