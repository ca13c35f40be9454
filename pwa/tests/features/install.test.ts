import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import AddressCard from '@/features/install/AddressCard.vue'
import { useInstall } from '@/features/install/useInstall'
import { keepInstallOffer } from '@/shared/installOffer'
import { json, noNetwork, serve } from '../fakeServer'

afterEach(() => vi.unstubAllGlobals())

async function cardWith(answer: Response | Error) {
  serve({ 'GET /api/address': () => answer })
  const card = mount(AddressCard)
  await flushPromises()
  return card.text()
}

test('the one right address is the server’s, and another one is warned of', async () => {
  const text = await cardWith(json({ address: 'https://fp.example.com' }))

  expect(text).toContain('https://fp.example.com')
  expect(text).toContain('你现在打开的不是这个网址')
})

test('at the right address nothing is warned of', async () => {
  const text = await cardWith(json({ address: location.origin }))

  expect(text).toContain(location.origin)
  expect(text).not.toContain('你现在打开的不是这个网址')
})

test.each([
  ['is not set', json({ address: null }), '管理员还没有设置对外网址'],
  ['could not be asked for', noNetwork, '只从这个网址打开和登录'],
])('an address that %s is the one in the address bar', async (_, answer, words) => {
  const text = await cardWith(answer)

  expect(text).toContain(location.origin)
  expect(text).toContain(words)
})

test('the browser’s offer is kept and used once', async () => {
  vi.stubGlobal('isSecureContext', true)
  const { state, install } = useInstall()
  keepInstallOffer()
  const prompt = vi.fn(async () => undefined)
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt })
  expect(state.value).toBe('by_hand')

  dispatchEvent(offer)
  expect(state.value).toBe('offer')
  expect(offer.defaultPrevented).toBe(true)
  await install()
  await install()

  expect(prompt).toHaveBeenCalledOnce()
})
