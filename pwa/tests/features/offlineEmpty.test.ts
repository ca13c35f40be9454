/** 离线数据: what was not looked up yet is not called empty. A file of its own: the look is once. */
import { expect, test } from 'vitest'
import { useOfflineData } from '@/features/offline/useOfflineData'
import { useSession } from '@/shared/session'
import { aSession } from '../examples'
import { json, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

test('nothing is called empty before the device was looked into', async () => {
  serve({ 'GET /api/session': () => json(aSession()) })
  await useSession().load()

  const { result } = withSetup(useOfflineData)

  expect(result.isEmpty.value).toBe(false)
  await expect.poll(() => result.isEmpty.value).toBe(true)
})
