import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useReconnecting } from '@/features/shell/useReconnecting'
import { answer, client } from '@/shared/api'
import { onReconnected, useConnection } from '@/shared/useConnection'
import { aSession } from '../examples'
import { json, noNetwork, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

test('an unreachable server is asked again until it answers, and the screens hear of it', async () => {
  const back = vi.fn()
  serve({ 'GET /api/home': () => noNetwork, 'GET /api/session': () => noNetwork })
  const { wrapper } = withSetup(() => {
    useReconnecting()
    onReconnected(back)
  })
  await answer(client.GET('/api/home')).catch(() => undefined)
  await flushPromises()
  expect(useConnection().state.value).toBe('unreachable')

  await vi.advanceTimersByTimeAsync(2_000)
  expect(useConnection().state.value).toBe('unreachable')
  serve({ 'GET /api/session': () => json(aSession()) })
  await vi.advanceTimersByTimeAsync(5_000)

  expect(useConnection().state.value).toBe('online')
  expect(back).toHaveBeenCalledOnce()
  wrapper.unmount()
})
