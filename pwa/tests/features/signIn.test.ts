/** Sign-in, sign-up and the change of an address, as the screens drive them. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useCodeChange } from '@/features/accounts/useCodeChange'
import { useLogin } from '@/features/accounts/useLogin'
import { useRegistration } from '@/features/accounts/useRegistration'
import { ApiError } from '@/shared/api'
import type { Profile } from '@/shared/contracts'
import { json, noNetwork, problem, serve } from '../fakeServer'
import { lin } from '../examples'
import { withSetup } from '../withSetup'

const profile: Profile = {
  person: lin,
  mobile: null,
  password_set_at: '2026-11-01T00:00:00Z',
  password_ends_at: null,
  pending: [],
}

async function at<T>(path: string, compose: () => T): Promise<T> {
  const component = { render: () => null }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:all(.*)', component }],
  })
  await router.push(path)
  return withSetup(compose, [router]).result
}

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => vi.useRealTimers())

test.each([problem(401, 'accounts.wrong_credentials', { tries_left: 4 }), noNetwork])(
  'after a failed sign-in the name is still there',
  async (refusal) => {
    serve({ 'POST /api/login': () => refusal })
    const { form, error, submit } = await at('/login', useLogin)
    Object.assign(form, { username: 'lin', password: 'Wrong-2026x' })

    await submit()

    expect(form.username).toBe('lin')
    expect(error.value).not.toBeNull()
  },
)

test('a house that only invites shows no form without an invitation', async () => {
  serve({
    'GET /api/registrations/rules': () => json({ mode: 'invitation', asks_mobile: false }),
  })
  const { isClosed, look } = await at('/register', useRegistration)

  await look()

  expect(isClosed.value).toBe(true)
})

test('an invitation fills in the address and travels with the form', async () => {
  const calls = serve({
    'POST /api/invitations/look': () =>
      json({ organisation_name: '晴川', company_title: null, email: 'l@example.com' }),
    'GET /api/registrations/rules': () => json({ mode: 'invitation', asks_mobile: true }),
    'POST /api/registrations': () => json({ email_masked: 'l***@example.com' }, 202),
  })
  const { form, isClosed, sentTo, look, submit } = await at('/register#tok', useRegistration)

  await look()
  Object.assign(form, { username: 'lin', display_name: '林', password: 'x', mobile: '138' })
  await submit()

  expect(isClosed.value).toBe(false)
  expect(calls.at(-1)?.body).toMatchObject({
    email: 'l@example.com',
    mobile: '138',
    invitation: 'tok',
  })
  expect(sentTo.value).toBe('l***@example.com')
  expect(form.password).toBe('')
})

test('without a question for a number none is sent', async () => {
  const calls = serve({
    'GET /api/registrations/rules': () => json({ mode: 'open', asks_mobile: false }),
    'POST /api/registrations': () => json({ email_masked: 'l***@example.com' }, 202),
  })
  const { look, submit } = await at('/register', useRegistration)

  await look()
  await submit()

  expect(calls.at(-1)?.body).not.toHaveProperty('mobile')
  expect(calls.at(-1)?.body).not.toHaveProperty('invitation')
})

test('a changed address counts when its code was right', async () => {
  let isRight = false
  const wrong = problem(422, 'invalid_input', { errors: [{ field: 'code', message: '不正确' }] })
  serve({
    'POST /api/me/email-change': () => json({ sent_to: 'n***@example.com', expires_at: '' }, 202),
    'POST /api/me/email-change/confirm': () => (isRight ? json(profile) : wrong.clone()),
  })
  const done = vi.fn()
  const change = await at('/profile', () => useCodeChange('email', () => null, done))
  Object.assign(change.form, { target: 'new@example.com', password: 'x' })

  await change.send()
  expect(change.sentTo.value).toBe('n***@example.com')
  await change.confirm()
  expect(change.confirming.error.value).toBeInstanceOf(ApiError)
  expect(done).not.toHaveBeenCalled()
  isRight = true
  await change.confirm()

  expect(done).toHaveBeenCalledWith(profile)
})

test('a change that waits goes on with its code, another code wants the password again', async () => {
  const change = await at('/profile', () =>
    useCodeChange('email', () => 'new@example.com', vi.fn()),
  )
  expect(change.sentTo.value).toBe('new@example.com')

  await change.again()

  expect(change.sentTo.value).toBeNull()
  expect(change.form.target).toBe('new@example.com')
})

test('another code can be asked for after a minute', async () => {
  serve({
    'POST /api/me/mobile-change': () => json({ sent_to: 'l***@example.com', expires_at: '' }, 202),
  })
  const change = await at('/profile', () => useCodeChange('mobile', () => null, vi.fn()))
  expect(change.mayAskAgain.value).toBe(true)

  await change.send()
  expect(change.mayAskAgain.value).toBe(false)
  await vi.advanceTimersByTimeAsync(61_000)
  await flushPromises()

  expect(change.mayAskAgain.value).toBe(true)
})
