/** What this browser can do about pushes, and what was agreed with it; every wait has an end. */
import { answer, client } from '@/shared/api'
import { isInstalled, isIos } from '@/shared/platform'

const KEY = 'pkt.push'
const READY_WITHIN_MS = 5_000
/** Without a push service `subscribe` never settles: in mainland China that is the usual case. */
const SUBSCRIBED_WITHIN_MS = 15_000

/** This browser's row at the server, and whose it is. */
type Agreed = { personId: number; id: number }

export type Obstacle = 'insecure' | 'needs_install' | 'unsupported' | 'denied'

/** Why pushes cannot be had here at all; null when they can. */
export function pushObstacle(): Obstacle | null {
  if (!globalThis.isSecureContext) return 'insecure'
  if (isIos() && !isInstalled()) return 'needs_install'
  const isKnown = 'serviceWorker' in navigator && 'PushManager' in globalThis
  if (!isKnown || !('Notification' in globalThis)) return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : null
}

/** No answer within the time. */
export class TooLateError extends Error {}

async function within<T>(limit_ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooLateError()), limit_ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function manager(): Promise<PushManager> {
  return (await within(READY_WITHIN_MS, navigator.serviceWorker.ready)).pushManager
}

function keyBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

function agreed(): Agreed | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Agreed | null
  } catch {
    return null // unreadable is the same as never written
  }
}

/** The id of this browser's row, when this person has turned pushes on here. */
export async function currentPush(personId: number): Promise<number | null> {
  const known = agreed()
  if (known?.personId !== personId || pushObstacle() !== null) return null
  const subscription = await (await manager()).getSubscription()
  return subscription === null ? null : known.id
}

/** Tells the server where this browser listens; gives the id of its row. */
async function register(personId: number, subscription: PushSubscription): Promise<number> {
  const { endpoint = '', keys } = subscription.toJSON()
  const body = { endpoint, keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' } }
  const { id } = await answer(client.POST('/api/notifications/subscriptions', { body }))
  localStorage.setItem(KEY, JSON.stringify({ personId, id } satisfies Agreed))
  return id
}

/**
 * Asks the person, then the push service, then our server; gives the id of this browser's row, or
 * null when the person said no.
 *
 * @throws TooLateError, AbortError when the push service cannot be reached; ApiError, UnreachableError
 */
export async function turnOn(personId: number, pushKey: string): Promise<number | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const applicationServerKey = keyBytes(pushKey)
  const wish = { userVisibleOnly: true, applicationServerKey }
  const pushes = await manager()
  return register(personId, await within(SUBSCRIBED_WITHIN_MS, subscribe(pushes, wish)))
}

async function subscribe(
  pushes: PushManager,
  wish: PushSubscriptionOptionsInit,
): Promise<PushSubscription> {
  try {
    return await pushes.subscribe(wish)
  } catch (error) {
    // It was subscribed with the key of an earlier installation of the server.
    const isOtherKey = error instanceof DOMException && error.name === 'InvalidStateError'
    const old = isOtherKey ? await pushes.getSubscription() : null
    if (old === null) throw error
    await old.unsubscribe()
    return pushes.subscribe(wish)
  }
}

/** No more pushes here; the server is told first, since without it they would go on. */
export async function turnOff(id: number): Promise<void> {
  const params = { path: { subscription_id: id } }
  await answer(client.DELETE('/api/notifications/subscriptions/{subscription_id}', { params }))
  localStorage.removeItem(KEY)
  await (await (await manager()).getSubscription())?.unsubscribe()
}

/** A new sign-in of the same person on this browser: its pushes go on. Failing is no harm. */
export async function keepPush(personId: number): Promise<void> {
  try {
    if ((await currentPush(personId)) === null) return
    const subscription = await (await manager()).getSubscription()
    if (subscription !== null) await register(personId, subscription)
  } catch {
    // the screen of the settings tells; here nobody waits for it
  }
}
