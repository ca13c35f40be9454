/** What was last read of a unit from the device and heard of it from the bureau. */
import { clearingSession } from '@/shared/i18n/clearingSession'
import type { ClearUnit } from './types'

const texts = clearingSession.recovery.unit
type Read = Pick<ClearUnit, 'before' | 'after' | 'receipt' | 'ticket_sha256'>

export function wordsOf({ before, after, receipt, ticket_sha256 }: Read) {
  const isCleared = after !== null && after !== before
  const heard = receipt === null ? texts.nothing : texts.received
  return {
    device: isCleared ? texts.cleared : texts.untouched,
    bureau: ticket_sha256 === null ? heard : texts.issued,
  }
}
