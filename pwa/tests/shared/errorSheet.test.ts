import { mount } from '@vue/test-utils'
import { expect, test, vi } from 'vitest'
import { ApiError, UnreachableError } from '@/shared/api'
import { factsOf, ticketLink } from '@/shared/errorFacts'
import { useSession } from '@/shared/session'
import ErrorNotice from '@/shared/ui/ErrorNotice.vue'
import ErrorSheet from '@/shared/ui/ErrorSheet.vue'
import { errorShown } from '@/shared/ui/errorShown'
import { aSession } from '../examples'

const ID = '3f9c2a7be1d04856'
const failed = new ApiError(500, 'internal', '', { instance: `urn:piaokatong:error:${ID}` })
const link = { props: ['to'], template: '<a :href="to"><slot /></a>' }

function sheetOf(error: unknown) {
  return mount(ErrorSheet, {
    props: { error, open: true },
    global: { stubs: { RouterLink: link } },
  })
}

test('an answer has its code and its id, a missing answer a code of its own', () => {
  expect(factsOf(failed)).toEqual({ code: 'internal', id: ID })
  expect(factsOf(new ApiError(404, 'not_found', '', { instance: 'about:blank' })).id).toBe('')
  expect(factsOf(new UnreachableError())).toEqual({ code: 'client.unreachable', id: '' })
  expect(factsOf(new Error('x')).code).toBe('client.unexpected')
})

test('the way to a ticket carries both', () => {
  expect(ticketLink({ code: 'internal', id: ID })).toBe(`/tickets/new?error=${ID}&code=internal`)
  expect(ticketLink({ code: 'client.unreachable', id: '' })).toBe(
    '/tickets/new?code=client.unreachable',
  )
})

test('the sheet tells what, why and what to do, with code and id to copy', async () => {
  const written: string[] = []
  const writeText = async (text: string) => void written.push(text)
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  useSession().accept(aSession())
  const sheet = sheetOf(failed)

  expect(sheet.text()).toContain('操作没有完成')
  expect(sheet.find('a').attributes('href')).toBe(`/tickets/new?error=${ID}&code=internal`)
  for (const button of sheet.findAll('.codes button')) await button.trigger('click')
  const all = sheet.findAll('button').find((one) => one.text() === '复制全部')
  await all?.trigger('click')

  expect(written.slice(0, 2)).toEqual(['internal', ID])
  const whole = written[2]
  for (const part of ['现象：', '原因：', '怎么办：', '错误代码：internal', `错误编号：${ID}`]) {
    expect(whole).toContain(part)
  }
})

test('without an id the sheet says why, and without a sign-in it leads nowhere', () => {
  useSession().accept(aSession({ state: 'anonymous', person: null }))
  const sheet = sheetOf(new UnreachableError())

  expect(sheet.text()).toContain('没有到达服务器')
  expect(sheet.find('a').exists()).toBe(false)
})

test('every error notice leads to its sheet', async () => {
  const notice = mount(ErrorNotice, { props: { error: failed } })

  await notice.find('button').trigger('click')

  expect(errorShown.value).toBe(failed)
  errorShown.value = null
})
