import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ref } from 'vue'
import { usePolling } from '@/shared/usePolling'
import { withSetup } from '../withSetup'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('asks ever more slowly while something is under way', async () => {
  const ask = vi.fn(() => Promise.resolve())
  withSetup(() => usePolling(() => true, ask))

  await vi.advanceTimersByTimeAsync(7_000)
  expect(ask).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask.mock.calls.length).toBeLessThan(9)
})

test('stops when nothing is under way, and with the screen', async () => {
  const isNeeded = ref(true)
  const ask = vi.fn(() => Promise.resolve())
  const { wrapper } = withSetup(() => usePolling(() => isNeeded.value, ask))

  isNeeded.value = false
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).not.toHaveBeenCalled()
  isNeeded.value = true
  await vi.advanceTimersByTimeAsync(0)
  wrapper.unmount()
  await vi.advanceTimersByTimeAsync(60_000)

  expect(ask).not.toHaveBeenCalled()
})

test('a failed question does not end the asking', async () => {
  const ask = vi.fn(() => Promise.reject(new Error('no')))
  withSetup(() => usePolling(() => true, ask))

  await vi.advanceTimersByTimeAsync(4_000)

  expect(ask).toHaveBeenCalledTimes(2)
})
