import { expect, test, vi } from 'vitest'
import {
  answer,
  ApiError,
  client,
  fieldErrors,
  onPasswordExpired,
  onReach,
  onSignedOut,
  UnreachableError,
} from '@/shared/api'
import { json, noNetwork, problem, serve } from '../fakeServer'

const ask = () => answer(client.GET('/api/home'))

test('a good answer is its body', async () => {
  serve({ 'GET /api/home': () => json({ invoices: 3, waiting: 0, problems: 0, latest: [] }) })

  await expect(ask()).resolves.toMatchObject({ invoices: 3 })
})

test('a refusal keeps its code and its facts', async () => {
  serve({ 'GET /api/home': () => problem(429, 'accounts.locked', { retry_after_s: 60 }) })

  const error = await ask().catch((problem: unknown) => problem)

  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    status: 429,
    code: 'accounts.locked',
    facts: { retry_after_s: 60 },
  })
})

test('no network is not a refusal', async () => {
  serve({ 'GET /api/home': () => noNetwork })

  await expect(ask()).rejects.toBeInstanceOf(UnreachableError)
})

test('a gateway without the application behind it could not be asked either', async () => {
  serve({ 'GET /api/home': () => new Response('Bad Gateway', { status: 502 }) })

  await expect(ask()).rejects.toBeInstanceOf(UnreachableError)
})

test('a maintenance answer of the application itself is an answer', async () => {
  serve({ 'GET /api/home': () => problem(503, 'unavailable') })

  await expect(ask()).rejects.toMatchObject({ code: 'unavailable' })
})

test('every request tells whether the server was reached', async () => {
  const heard: string[] = []
  const stop = onReach((reach) => heard.push(reach))
  serve({ 'GET /api/home': () => noNetwork })
  await ask().catch(() => undefined)
  serve({ 'GET /api/home': () => problem(404, 'not_found') })
  await ask().catch(() => undefined)
  stop()

  expect(heard).toEqual(['unreachable', 'reached'])
})

test('an ended sign-in is announced, a wrong password is not', async () => {
  const signedOut = vi.fn()
  const stop = onSignedOut(signedOut)
  serve({
    'GET /api/home': () => problem(401, 'accounts.not_signed_in'),
    'POST /api/login': () => problem(401, 'accounts.wrong_credentials', { tries_left: 4 }),
  })

  const body = { username: 'lin', password: 'x' }
  await answer(client.POST('/api/login', { body })).catch(() => undefined)
  expect(signedOut).not.toHaveBeenCalled()
  await ask().catch(() => undefined)
  stop()

  expect(signedOut).toHaveBeenCalledOnce()
})

test('the messages of a 422 are found by field', () => {
  const errors = [{ field: 'username', message: '请修改。' }]

  expect(fieldErrors(new ApiError(422, 'invalid_input', '', { errors }))).toEqual({
    username: '请修改。',
  })
  expect(fieldErrors(new UnreachableError())).toEqual({})
})

test('a gateway that says when to come back is maintenance, one that does not is unreachable', async () => {
  const gateway = (headers: Record<string, string>) => () =>
    new Response('<html>', { status: 503, headers })
  serve({ 'GET /api/home': gateway({ 'retry-after': '600' }) })
  const planned = await answer(client.GET('/api/home')).catch((error: unknown) => error)
  serve({ 'GET /api/home': gateway({}) })
  const broken = await answer(client.GET('/api/home')).catch((error: unknown) => error)

  expect(planned).toMatchObject({ status: 503, facts: { retry_after_s: 600 } })
  expect(broken).toBeInstanceOf(UnreachableError)
})

test('an answer that wants a new password first is told to who listens', async () => {
  serve({ 'GET /api/home': () => problem(403, 'accounts.password_expired') })
  const heard = vi.fn()
  const stop = onPasswordExpired(heard)
  await answer(client.GET('/api/home')).catch(() => undefined)
  stop()

  expect(heard).toHaveBeenCalledOnce()
})
