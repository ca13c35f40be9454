/** Pushes on this device: whether they are on, and every reason why they are not. */
import { computed, ref, shallowRef } from 'vue'
import { ApiError, UnreachableError } from '@/shared/api'
import { useSession } from '@/shared/session'
import { currentPush, pushObstacle, turnOff, turnOn, type Obstacle } from './browserPush'

export type PushState =
  | 'checking'
  | 'off'
  | 'asking'
  | 'on'
  | 'closing'
  | 'unreachable' // the push service, not our server
  | 'failed'
  | Obstacle

const SWITCHED: readonly PushState[] = ['off', 'asking', 'on', 'closing', 'unreachable', 'failed']

export function usePush(pushKey: () => string) {
  const session = useSession()
  const state = ref<PushState>('checking')
  const error = shallowRef<unknown>(null)
  /** This browser's row at the server while pushes are on. */
  const id = ref<number | null>(null)

  const canSwitch = computed(() => SWITCHED.includes(state.value))
  const isBusy = computed(() => state.value === 'asking' || state.value === 'closing')

  function settle(found: number | null): void {
    id.value = found
    state.value = pushObstacle() ?? (found === null ? 'off' : 'on')
  }

  async function check(): Promise<void> {
    error.value = null
    try {
      settle(await currentPush(session.person?.id ?? 0))
    } catch {
      state.value = 'unsupported' // no service worker is running
    }
  }

  /** The push service did not answer, or our server refused or was not reached. */
  function fail(problem: unknown): void {
    const isOurs = problem instanceof ApiError || problem instanceof UnreachableError
    error.value = isOurs ? problem : null
    state.value = isOurs ? 'failed' : 'unreachable'
  }

  async function run(busy: PushState, act: () => Promise<number | null>): Promise<void> {
    if (isBusy.value) return
    state.value = busy
    error.value = null
    try {
      settle(await act())
    } catch (problem) {
      fail(problem)
    }
  }

  const on = () => run('asking', () => turnOn(session.person?.id ?? 0, pushKey()))
  const off = () => run('closing', () => turnOff(id.value ?? 0).then(() => null))
  const change = (isOn: boolean) => (isOn ? on() : off())

  return { state, error, id, canSwitch, isBusy, check, change }
}
