import { expect, test } from 'vitest'
import { inApp, isOpenLink, lookOf, readPush } from '@/shared/offline/pushes'

test('a push says its kind, where it leads, and who it is against repeats', () => {
  const push = readPush('{"text":"您有一张报销单待审批","link":"/claims/12","tag":"notice-7"}')

  const [title, look] = lookOf(push)

  expect(title).toBe('票卡通')
  expect(look).toMatchObject({ body: '您有一张报销单待审批', tag: 'notice-7', data: '/claims/12' })
})

test.each([undefined, '', 'not json', '{}', 'null', '{"link":"/claims/1"}'])(
  'what cannot be read shows something all the same: %s',
  (raw) => {
    expect(readPush(raw)).toEqual({ text: '您有一条新消息', link: '/messages', tag: 'notice' })
  },
)

test.each(['https://example.com/x', '//example.com', '/\\example.com', 'claims', 7, undefined])(
  'a notification leads into this app only: %s',
  (link) => {
    expect(inApp(link)).toBe('/messages')
  },
)

test('a message to a page is told from others', () => {
  expect(isOpenLink({ open: '/claims/1' })).toBe(true)
  expect(isOpenLink('take-over')).toBe(false)
  expect(isOpenLink(null)).toBe(false)
})
