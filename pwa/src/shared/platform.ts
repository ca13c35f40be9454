/** What this browser is, as far as people must be told different things. */

/** An iPad calls itself a Macintosh, but no Macintosh has a touch screen. */
export function isIos(from: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> = navigator): boolean {
  const isIpad = from.userAgent.includes('Macintosh') && from.maxTouchPoints > 1
  return isIpad || /iP(hone|ad|od)/.test(from.userAgent)
}

/** Started from the home screen. */
export function isInstalled(): boolean {
  const isOldIosApp = 'standalone' in navigator && navigator.standalone === true
  return isOldIosApp || matchMedia('(display-mode: standalone)').matches
}

export type HostApp = 'wecom' | 'wechat' | 'dingtalk' | 'alipay' | 'qq' | 'feishu' | 'other'

/** Their built-in browsers; 企业微信 also says MicroMessenger, so it goes first. */
const HOST_APPS: readonly [HostApp, RegExp][] = [
  ['wecom', /wxwork/i],
  ['wechat', /MicroMessenger/i],
  ['dingtalk', /DingTalk/i],
  ['alipay', /AlipayClient/i],
  ['qq', /\bQQ\//], // the app; the QQ browser (MQQBrowser alone) is a browser of its own
  ['feishu', /Lark|Feishu/i],
  ['other', /Weibo|aweme/i],
]

/** The app whose built-in browser shows this page; null in a browser proper. */
export function hostApp(agent: string = navigator.userAgent): HostApp | null {
  return HOST_APPS.find(([, pattern]) => pattern.test(agent))?.[0] ?? null
}
