/** What to tell the person who holds the phone, from what the last pictures showed. */

/** aim: nothing seen yet; closer: a code is there, but too small or blurred; read: all is well. */
export type Hint = 'aim' | 'closer' | 'light' | 'read'

export interface Glance {
  readonly hasCode: boolean
  readonly hasUnread: boolean
}

/** Pictures that are remembered, and how many of them must show an unreadable code. */
const REMEMBERED = 12
const UNREAD_NEEDED = 4
/** Nothing at all for so long: the light or the angle may be the cause. */
const DARK_AFTER_MS = 9_000

export function createGuidance(now: () => number = Date.now) {
  let glances: Glance[] = []
  let lastSeenAt = now()

  function note(glance: Glance): Hint {
    if (glance.hasCode) {
      glances = []
      lastSeenAt = now()
      return 'read'
    }
    glances = [...glances.slice(1 - REMEMBERED), glance]
    const unread = glances.filter(({ hasUnread }) => hasUnread).length
    if (unread >= UNREAD_NEEDED) return 'closer'
    return now() - lastSeenAt > DARK_AFTER_MS ? 'light' : 'aim'
  }

  return { note }
}
