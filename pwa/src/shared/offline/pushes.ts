/** What the server pushes, and how it is shown: a word, where it leads, and a tag against repeats. */

export type Push = { text: string; link: string; tag: string }

const APP = '票卡通'
const UNREADABLE: Push = { text: '您有一条新消息', link: '/messages', tag: 'notice' }

/** A browser that shows nothing for a push loses the permission: what is unreadable shows too. */
export function readPush(raw: string | undefined): Push {
  try {
    const { text, link, tag } = JSON.parse(raw ?? '') as Partial<Push>
    if (text === undefined || tag === undefined) return UNREADABLE
    return { text, tag, link: inApp(link) }
  } catch {
    return UNREADABLE
  }
}

/** Paths of this app only, whatever the notification says. */
export function inApp(link: unknown): string {
  const isPath = typeof link === 'string' && /^\/(?![/\\])/.test(link)
  return isPath ? link : UNREADABLE.link
}

/** A repeat has the same tag: the browser puts it in the place of the first, without a sound. */
export function lookOf({ text, link, tag }: Push): [string, NotificationOptions] {
  const icon = '/icons/icon-192.png'
  return [APP, { body: text, tag, icon, badge: icon, lang: 'zh-CN', data: link }]
}

/** What the service worker tells an open page: go there. */
export type OpenLink = { open: string }

export function isOpenLink(message: unknown): message is OpenLink {
  return typeof message === 'object' && message !== null && 'open' in message
}
