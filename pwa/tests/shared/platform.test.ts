import { expect, test } from 'vitest'
import { hostApp, isIos } from '@/shared/platform'

const CHROME =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36'

test.each([
  ['wechat', `${CHROME} MicroMessenger/8.0.49`],
  ['wecom', `${CHROME} wxwork/4.1.20 MicroMessenger/7.0.1`],
  ['qq', `${CHROME} V1_AND_SQ_9.0.0 QQ/9.0.0.1 MQQBrowser/6.2`],
  ['alipay', `${CHROME} AliApp(AP/10.5) AlipayClient/10.5`],
  ['dingtalk', `${CHROME} AliApp(DingTalk/7.5.0)`],
  ['feishu', `${CHROME} Lark/7.10.5`],
  [null, CHROME],
  [null, `${CHROME} MQQBrowser/14.5`], // the QQ browser is a browser
  [null, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1'],
] as const)('the browser of %s is known by its name in %s', (app, agent) => {
  expect(hostApp(agent)).toBe(app)
})

test.each([
  [true, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)', 5],
  [true, 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari', 5],
  [false, 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.5 Safari', 0],
  [false, CHROME, 5],
])('iOS: %s for %s', (isSo, userAgent, maxTouchPoints) => {
  expect(isIos({ userAgent, maxTouchPoints })).toBe(isSo)
})
