/** A refused or settled entry as a new one: under its own key nothing was stored, or all was. */
import type { OutboxEntry } from './entries'
import { uuidv7 } from './uuid'

type Fresh = Pick<
  OutboxEntry,
  'key' | 'refusal' | 'failure' | 'settledAt' | 'tries' | 'state' | 'nextTryAt'
>

export function freshened(now_ms: number): Fresh {
  return {
    key: uuidv7(now_ms),
    refusal: null,
    failure: null,
    settledAt: null,
    tries: 0,
    state: 'waiting',
    nextTryAt: now_ms,
  }
}
