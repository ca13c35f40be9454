/** A code for one desk, how long it still counts, and the command that uses it. */
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import { clearingDesk } from '@/shared/i18n/clearingDesk'
import { useConfirm } from '@/shared/ui/useConfirm'
import { useToast } from '@/shared/ui/useToast'
import { useTask } from '@/shared/useTask'
import type { Station } from './types'

const texts = clearingDesk.pairing
const TICK_MS = 1_000

/** 9:05 from seconds. */
export const countdown = (seconds: number) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

export const commandOf = (origin: string, code: string) =>
  `python app.py station --server ${origin} --pair ${code} --name 前台`

/** A station refuses plain HTTP, but for its own computer. */
export const isFitForStations = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>) =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)

export function usePairing(stations: Ref<Station[]>, changed: () => void) {
  const { say } = useToast()
  const { ask } = useConfirm()
  const made = shallowRef<Schemas['PairingCodeOut'] | null>(null)
  const now = ref(Date.now())
  const making = useTask()
  const revoking = useTask()
  const timer = setInterval(() => (now.value = Date.now()), TICK_MS)

  const left = computed(() =>
    made.value === null ? 0 : (new Date(made.value.expires_at).getTime() - now.value) / 1000,
  )
  const isExpired = computed(() => made.value !== null && left.value <= 0)
  const command = computed(() => commandOf(location.origin, made.value?.code ?? ''))

  const make = () =>
    making.run(async () => {
      made.value = await answer(client.POST('/api/clearing/pairing-codes'))
      now.value = Date.now()
    })

  async function revoke(station: Station): Promise<void> {
    const isMeant = await ask({
      title: texts.revokeTitle(station.name),
      effect: texts.revokeEffect,
      yes: texts.revoke,
      look: 'danger',
    })
    if (!isMeant) return
    const path = { station_id: station.id }
    const isDone = await revoking.run(async () => {
      await answer(client.DELETE('/api/clearing/stations/{station_id}', { params: { path } }))
    })
    if (!isDone) return
    say(texts.revoked, 'ok')
    changed()
  }

  /** The code is used: what was shown is of no use any more. */
  watch(stations, (next, before) => {
    const known = new Set(before.map((one) => one.id))
    const added = next.find((one) => !known.has(one.id))
    if (added === undefined || made.value === null) return
    made.value = null
    say(texts.paired(added.name), 'ok')
  })
  onScopeDispose(() => clearInterval(timer))
  return { made, left, isExpired, command, making, revoking, make, revoke }
}
