/** The state of a person as text, colour and icon. */
import type { Person } from '@/shared/contracts'
import { accounts } from '@/shared/i18n/accounts'
import type { Look } from '@/shared/i18n/states'

export function personLook(state: Person['state']): Look {
  const label = accounts.personStates[state]
  if (state === 'active') return { label, tone: 'ok', icon: 'check' }
  if (state === 'awaiting_approval') return { label, tone: 'note', icon: 'person' }
  if (state === 'unconfirmed') return { label, tone: 'wait', icon: 'clock' }
  return { label, tone: 'mute', icon: 'none' }
}
