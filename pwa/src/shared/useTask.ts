/** One act at a time: its state, its error in full, and the messages of its fields. */
import { computed, ref, shallowRef } from 'vue'
import { fieldErrors } from './api'

export type TaskState = 'idle' | 'busy' | 'done' | 'failed'

export function useTask() {
  const state = ref<TaskState>('idle')
  const error = shallowRef<unknown>(null)
  const errors = computed(() => fieldErrors(error.value))
  const isBusy = computed(() => state.value === 'busy')

  /** Runs `act` unless one is running; true when it went through. The error stays to be shown. */
  async function run(act: () => Promise<void>): Promise<boolean> {
    if (state.value === 'busy') return false
    state.value = 'busy'
    error.value = null
    try {
      await act()
      state.value = 'done'
      return true
    } catch (problem) {
      error.value = problem
      state.value = 'failed'
      return false
    }
  }

  return { state, error, errors, isBusy, run }
}
