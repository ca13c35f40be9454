/** Every test starts with an empty browser store and may not reach a network. */
import 'fake-indexeddb/auto'
import { beforeEach, vi } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network in tests')))
})
