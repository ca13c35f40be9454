/** What the connection bar says, from the connection and the outbox. */
import { computed } from 'vue'
import { zh } from '@/shared/i18n/zh'
import { isSettled } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'
import { useConnection } from '@/shared/useConnection'

export type Connection = 'online' | 'offline' | 'unreachable'
export type Queue = {
  /** Captures and proofs. */
  waiting: number
  /** Drafts of claims. */
  drafts: number
  /** Captures of people who are not signed in now. */
  parked: number
  syncing: Readonly<{ done: number; total: number }> | null
  /** This device cannot keep anything. */
  isBroken: boolean
}
export type Message = { text: string; tone: Tone; icon: IconName }

/** The one sentence that matters most, or null when there is nothing to tell. */
export function connectionMessage(connection: Connection, queue: Queue): Message | null {
  const texts = zh.connection
  const { waiting, drafts, parked, syncing, isBroken } = queue
  const total = waiting + drafts
  const told = texts.amount(waiting, drafts)
  if (isBroken) return { text: texts.broken, tone: 'bad', icon: 'alert' }
  if (connection === 'offline') {
    const text = total > 0 ? texts.offlineWaiting(told) : texts.offline
    return { text, tone: 'wait', icon: 'offline' }
  }
  if (connection === 'unreachable') {
    const text = total > 0 ? texts.unreachableWaiting(told) : texts.unreachable
    return { text, tone: 'wait', icon: 'offline' }
  }
  if (syncing !== null) {
    return { text: texts.syncing(syncing.done, syncing.total), tone: 'note', icon: 'refresh' }
  }
  if (parked > 0) return { text: texts.parked(parked), tone: 'wait', icon: 'lock' }
  return total > 0 ? { text: texts.waiting(told), tone: 'note', icon: 'cloud' } : null
}

export function useConnectionBar() {
  const { state } = useConnection()
  const session = useSession()
  const { entries, othersWaiting, syncing, isBroken } = useOutbox()
  /** The editor tells how its saving goes on: a draft counts once it could not be sent. */
  const open = computed(() =>
    entries.value.filter(
      (entry) => !isSettled(entry) && (entry.kind !== 'claim' || entry.failure !== null),
    ),
  )
  const drafts = computed(() => open.value.filter(({ kind }) => kind === 'claim').length)
  const message = computed(() =>
    connectionMessage(state.value, {
      waiting: open.value.length - drafts.value,
      drafts: drafts.value,
      // Others' captures on a shared phone are told under 离线数据, not on every screen.
      parked: session.isSignedIn ? 0 : othersWaiting.value,
      syncing: syncing.value,
      isBroken: isBroken.value,
    }),
  )
  return { message }
}
