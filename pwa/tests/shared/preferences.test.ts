import { nextTick } from 'vue'
import { expect, test } from 'vitest'
import { preferences, startPreferences } from '@/shared/preferences'

const root = document.documentElement

test('a look chosen in another tab is worn by this one at once', async () => {
  startPreferences()
  expect(root.dataset['text']).toBe('normal')

  localStorage.setItem('pkt.preferences', '{"theme":"dark","isLargeText":true}')
  dispatchEvent(new StorageEvent('storage', { key: 'pkt.preferences' }))
  await nextTick()

  expect(preferences).toEqual({ theme: 'dark', isLargeText: true })
  expect(root.dataset).toMatchObject({ theme: 'dark', text: 'large' })
})
