/** What the connection bar says, from the connection and the outbox. */
import { computed } from 'vue'
import { zh } from '@/shared/i18n/zh'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import type { IconName } from '@/shared/ui/icons'
import type { Tone } from '@/shared/ui/tones'
import { useConnection } from '@/shared/useConnection'

export type Connection = 'online' | 'offline' | 'unreachable'
export type Queue = {
  waiting: number
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
  const { waiting, parked, syncing, isBroken } = queue
  if (isBroken) return { text: texts.broken, tone: 'bad', icon: 'alert' }
  if (connection === 'offline') {
    const text = waiting > 0 ? texts.offlineWaiting(waiting) : texts.offline
    return { text, tone: 'wait', icon: 'offline' }
  }
  if (connection === 'unreachable') {
    const text = waiting > 0 ? texts.unreachableWaiting(waiting) : texts.unreachable
    return { text, tone: 'wait', icon: 'offline' }
  }
  if (syncing !== null) {
    return { text: texts.syncing(syncing.done, syncing.total), tone: 'note', icon: 'refresh' }
  }
  if (parked > 0) return { text: texts.parked(parked), tone: 'wait', icon: 'lock' }
  return waiting > 0 ? { text: texts.waiting(waiting), tone: 'note', icon: 'cloud' } : null
}

export function useConnectionBar() {
  const { state } = useConnection()
  const session = useSession()
  const { waiting, othersWaiting, syncing, isBroken } = useOutbox()
  const message = computed(() =>
    connectionMessage(state.value, {
      waiting: waiting.value,
      // Others' captures on a shared phone are told under 离线数据, not on every screen.
      parked: session.isSignedIn ? 0 : othersWaiting.value,
      syncing: syncing.value,
      isBroken: isBroken.value,
    }),
  )
  return { message }
}
