import { expect, test, vi } from 'vitest'
import { useSession } from '@/shared/session'
import { keepSnapshot, readSnapshot } from '@/shared/snapshots'
import { answer, client } from '@/shared/api'
import { aSession, lin } from '../examples'
import { json, noNetwork, problem, serve } from '../fakeServer'

test('a person stays signed in when the app starts without a network', async () => {
  serve({ 'GET /api/session': () => json(aSession()) })
  await useSession().load()

  vi.resetModules()
  const restarted = (await import('@/shared/session')).useSession()
  serve({ 'GET /api/session': () => noNetwork })
  await restarted.load()

  expect(restarted.isSignedIn).toBe(true)
  expect(restarted.source).toBe('remembered')
})

test('signing out forgets the person and the copies of his lists', async () => {
  serve({
    'GET /api/session': () => json(aSession()),
    'POST /api/logout': () => new Response(null, { status: 204 }),
  })
  const session = useSession()
  await session.load()
  await keepSnapshot('wallet', lin.id, [1, 2])

  await session.signOut()

  expect(session.isSignedIn).toBe(false)
  expect(localStorage.getItem('pkt.session')).toBeNull()
  await expect.poll(() => readSnapshot('wallet', lin.id)).toBeNull()
})

test('a sign-out that could not be told keeps the person signed in', async () => {
  serve({ 'GET /api/session': () => json(aSession()), 'POST /api/logout': () => noNetwork })
  const session = useSession()
  await session.load()

  await expect(session.signOut()).rejects.toThrow()

  expect(session.isSignedIn).toBe(true)
})

test('an ended sign-in shows at once', async () => {
  serve({
    'GET /api/session': () => json(aSession()),
    'GET /api/home': () => problem(401, 'accounts.not_signed_in'),
  })
  const session = useSession()
  await session.load()

  await answer(client.GET('/api/home')).catch(() => undefined)

  expect(session.isSignedIn).toBe(false)
})

test("another person's copy is never given", async () => {
  await keepSnapshot('wallet', lin.id, ['secret'])

  expect(await readSnapshot('wallet', 8)).toBeNull()
  expect((await readSnapshot<string[]>('wallet', lin.id))?.value).toEqual(['secret'])
})
