/** Where a person is led before the screen that was asked for. */
import { beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '@/shared/contracts'
import { aSession } from '../examples'
import { json, problem, serve } from '../fakeServer'

/** Modules anew, since a page has one session for its whole life. */
async function openPage(session: Session) {
  vi.resetModules()
  serve({
    'GET /api/session': () => json(session),
    'GET /api/me/sessions': () => problem(403, 'accounts.password_expired'),
  })
  const { createAppRouter } = await import('@/router')
  const { useSession } = await import('@/shared/session')
  return { router: createAppRouter(), session: useSession() }
}

vi.setConfig({ testTimeout: 30_000 }) // each test loads the screens anew
beforeEach(() => vi.stubGlobal('scrollTo', () => undefined))

test('an old password leads to its change from everywhere, and back afterwards', async () => {
  const { router, session } = await openPage(aSession({ must_change_password: true }))

  await router.push('/about') // open to everybody
  expect(router.currentRoute.value.path).toBe('/about')
  await router.push('/profile')
  expect(router.currentRoute.value.fullPath).toBe('/password-expired?next=/profile')

  session.accept(aSession())
  await router.push('/profile')
  expect(router.currentRoute.value.path).toBe('/profile')
  await router.push('/password-expired')
  expect(router.currentRoute.value.path).toBe('/')
})

test('a password that grows old while the page is open is noticed at the next answer', async () => {
  const { session } = await openPage(aSession())
  await session.load()
  const { answer, client } = await import('@/shared/api')

  await answer(client.GET('/api/me/sessions')).catch(() => undefined)

  expect(session.session.must_change_password).toBe(true)
})

test('settings of the organisation are for administrators', async () => {
  const { router } = await openPage(aSession())

  await router.push('/registration')

  expect(router.currentRoute.value.path).toBe('/')
})
