/** 清卡日历 of one year. */
import { ref, shallowRef, watch } from 'vue'
import { answer, client } from '@/shared/api'
import { formatDay } from '@/shared/formats'
import { onReconnected } from '@/shared/useConnection'
import type { DevicePeriods, PeriodState } from './types'

/** What still has to be done by somebody. */
const WAITING: readonly PeriodState[] = ['open', 'running', 'late', 'halted']

export function countsOf({ months }: DevicePeriods) {
  return {
    cleared: months.filter((one) => one.state === 'cleared').length,
    waiting: months.filter((one) => WAITING.includes(one.state)).length,
  }
}

export function usePeriods() {
  const year = ref(Number(formatDay(new Date()).slice(0, 4)))
  const devices = shallowRef<DevicePeriods[] | null>(null)
  const error = shallowRef<unknown>(null)

  async function load(): Promise<void> {
    const asked = year.value
    try {
      const query = { year: asked }
      const told = await answer(client.GET('/api/clearing/periods', { params: { query } }))
      if (asked !== year.value) return // another year was asked for meanwhile
      devices.value = told.devices
      error.value = null
    } catch (problem) {
      if (asked === year.value) error.value = problem
    }
  }

  watch(
    year,
    () => {
      devices.value = null
      void load()
    },
    { immediate: true },
  )
  onReconnected(() => void load())
  return { year, devices, error, load }
}
