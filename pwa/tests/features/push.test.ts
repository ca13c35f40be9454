import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { currentPush, keepPush } from '@/features/notify/browserPush'
import { usePush } from '@/features/notify/usePush'
import { useSession } from '@/shared/session'
import { aSession } from '../examples'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { withSetup } from '../withSetup'

const KEY = 'BAAA_-AA'
const SUBSCRIBE = 'POST /api/notifications/subscriptions'

/** A browser with a push service behind it, or without one. */
class FakeManager {
  subscription: object | null = null
  subscribe = vi.fn(async (wish: PushSubscriptionOptionsInit) => {
    this.key = wish.applicationServerKey as Uint8Array
    this.subscription = {
      toJSON: () => ({ endpoint: 'https://push.example/1', keys: { p256dh: 'p', auth: 'a' } }),
      unsubscribe: async () => {
        this.subscription = null
        return true
      },
    }
    return this.subscription
  })
  key: Uint8Array | null = null
  getSubscription = vi.fn(async () => this.subscription)
}

let pushes: FakeManager
let permission: NotificationPermission
let reply: NotificationPermission

beforeEach(() => {
  pushes = new FakeManager()
  permission = 'default'
  reply = 'granted'
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('PushManager', FakeManager)
  vi.stubGlobal('Notification', {
    get permission() {
      return permission
    },
    requestPermission: async () => (permission = reply),
  })
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { ready: Promise.resolve({ pushManager: pushes }) },
  })
  useSession().accept(aSession())
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

function open() {
  return withSetup(() => usePush(() => KEY)).result
}

test('turning it on asks the person, the push service and our server, in this order', async () => {
  const calls = serve({ [SUBSCRIBE]: () => json({ id: 7 }, 201) })
  const push = open()
  await push.check()
  expect(push.state.value).toBe('off')

  await push.change(true)

  expect(push.state.value).toBe('on')
  expect([...(pushes.key ?? [])]).toEqual([4, 0, 0, 255, 224, 0])
  expect(calls[0]?.body).toEqual({
    endpoint: 'https://push.example/1',
    keys: { p256dh: 'p', auth: 'a' },
  })
  const again = open()
  await again.check()
  expect(again.state.value).toBe('on')
  expect(again.id.value).toBe(7)
})

test('a push service that never answers is told as such after a while', async () => {
  vi.useFakeTimers()
  serve({})
  pushes.subscribe.mockImplementation(() => new Promise(() => undefined))
  const push = open()
  await push.check()

  const done = push.change(true)
  await vi.advanceTimersByTimeAsync(14_000)
  expect(push.state.value).toBe('asking')
  await vi.advanceTimersByTimeAsync(2_000)
  await done

  expect(push.state.value).toBe('unreachable')
  expect(push.canSwitch.value).toBe(true) // another network may do
})

test('a push service that refuses is out of reach as well', async () => {
  serve({})
  pushes.subscribe.mockRejectedValue(new DOMException('no service', 'AbortError'))
  const push = open()
  await push.check()

  await push.change(true)

  expect(push.state.value).toBe('unreachable')
})

test.each([
  ['a refusal', problem(422, 'invalid_input')],
  ['no network', noNetwork],
])('what our server says is told apart: %s', async (_what, came) => {
  serve({ [SUBSCRIBE]: () => came })
  const push = open()
  await push.check()

  await push.change(true)

  expect(push.state.value).toBe('failed')
  expect(push.error.value).not.toBeNull()
})

test('a person who says no is told how to change his mind', async () => {
  reply = 'denied'
  const push = open()
  await push.check()

  await push.change(true)

  expect(push.state.value).toBe('denied')
  expect(push.canSwitch.value).toBe(false)
  expect(pushes.subscribe).not.toHaveBeenCalled()
})

test('turning it off tells the server first', async () => {
  const calls = serve({
    [SUBSCRIBE]: () => json({ id: 7 }, 201),
    'DELETE /api/notifications/subscriptions/7': () => new Response(null, { status: 204 }),
  })
  const push = open()
  await push.change(true)

  await push.change(false)

  expect(push.state.value).toBe('off')
  expect(pushes.subscription).toBeNull()
  expect(calls.at(-1)?.route).toBe('DELETE /api/notifications/subscriptions/7')
})

test('a subscription with an older key is made anew', async () => {
  serve({ [SUBSCRIBE]: () => json({ id: 8 }, 201) })
  const made = pushes.subscribe.getMockImplementation() ?? (async () => ({}))
  await made({ applicationServerKey: new Uint8Array() })
  pushes.subscribe.mockRejectedValueOnce(new DOMException('other key', 'InvalidStateError'))
  const push = open()

  await push.change(true)

  expect(push.state.value).toBe('on')
  expect(pushes.subscribe).toHaveBeenCalledTimes(2)
})

test('an insecure page, an iPhone without installation and an old browser say so', async () => {
  const push = open()
  vi.stubGlobal('isSecureContext', false)
  await push.check()
  expect(push.state.value).toBe('insecure')

  vi.stubGlobal('isSecureContext', true)
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('iPhone')
  await push.check()
  expect(push.state.value).toBe('needs_install')

  vi.restoreAllMocks()
  Reflect.deleteProperty(globalThis, 'PushManager')
  await push.check()
  expect(push.state.value).toBe('unsupported')
})

test('where no service worker runs, pushes are not possible, and nothing hangs', async () => {
  vi.useFakeTimers()
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: { ready: new Promise(() => undefined) },
  })
  localStorage.setItem('pkt.push', JSON.stringify({ personId: aSession().person?.id, id: 7 }))
  const push = open()

  const done = push.check()
  await vi.advanceTimersByTimeAsync(6_000)
  await done

  expect(push.state.value).toBe('unsupported')
})

test('a new sign-in of the same person goes on; of another one nothing is told', async () => {
  const calls = serve({ [SUBSCRIBE]: () => json({ id: 7 }, 201) })
  const me = aSession().person?.id ?? 0
  await open().change(true)

  await keepPush(me)
  await keepPush(me + 1)
  await flushPromises()

  expect(calls).toHaveLength(2)
  expect(await currentPush(me + 1)).toBeNull()
})
