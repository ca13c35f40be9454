import { beforeEach, expect, test, vi } from 'vitest'
import { createShell } from '@/shared/offline/shell'

/** As much of CacheStorage as the shell uses. */
class FakeCache {
  readonly kept = new Map<string, Response>()
  private name(of: string | Request): string {
    const { pathname, search } = new URL(typeof of === 'string' ? of : of.url, 'http://localhost')
    return pathname + search
  }
  async match(name: string) {
    return this.kept.get(this.name(name))
  }
  async put(name: string, response: Response) {
    this.kept.set(this.name(name), response)
  }
  async delete(request: Request) {
    return this.kept.delete(this.name(request))
  }
  async keys() {
    return [...this.kept.keys()].map((name) => new Request(`http://localhost${name}`))
  }
}

let stores: Map<string, FakeCache>

beforeEach(() => {
  stores = new Map()
  vi.stubGlobal('caches', {
    open: async (name: string) => {
      const store = stores.get(name) ?? new FakeCache()
      stores.set(name, store)
      return store
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  })
})

const names = () => [...(stores.get('piaokatong-shell')?.kept.keys() ?? [])].sort()
const network = (status = 200) =>
  vi.fn(async (path: string | URL | Request) => new Response(`${path}`, { status }))

const FIRST = ['/assets/a1.js', { url: '/index.html', revision: '1' }]
const SECOND = ['/assets/a1.js', '/assets/b2.js', { url: '/index.html', revision: '2' }]

test('everything is fetched before a version may take over', async () => {
  const fetch = network()

  await createShell(FIRST, fetch).fill()

  expect(names()).toEqual(['/assets/a1.js', '/index.html?v=1'])
  expect(fetch).toHaveBeenCalledWith('/index.html', { cache: 'reload' })
  expect(fetch).toHaveBeenCalledWith('/assets/a1.js', { cache: 'default' })
})

test('a part that does not come whole stops the installation', async () => {
  await expect(createShell(FIRST, network(500)).fill()).rejects.toThrow('500')
})

test('a part that is sent elsewhere stops the installation', async () => {
  const elsewhere = vi.fn(async () => {
    const response = new Response('login')
    Object.defineProperty(response, 'redirected', { value: true })
    return response
  })

  await expect(createShell(FIRST, elsewhere).fill()).rejects.toThrow('/index.html')
})

test('an update fetches only what has changed, and leaves the old version whole meanwhile', async () => {
  await createShell(FIRST, network()).fill()
  const fetch = network()

  await createShell(SECOND, fetch).fill()

  expect(fetch.mock.calls.map(([path]) => path).sort()).toEqual(['/assets/b2.js', '/index.html'])
  expect(names()).toContain('/index.html?v=1')
})

test('what a new version does not name goes when it takes over, and former caches too', async () => {
  stores.set('workbox-precache-v2-http://localhost/', new FakeCache())
  stores.set('somebody-elses', new FakeCache())
  await createShell([...FIRST, '/assets/old.js'], network()).fill()
  const next = createShell(SECOND, network())
  await next.fill()

  await next.tidy()

  expect(names()).toEqual(['/assets/a1.js', '/assets/b2.js', '/index.html?v=2'])
  expect([...stores.keys()]).toEqual(['somebody-elses', 'piaokatong-shell'])
})

test('parts are served from the cache, and from the network when the browser lost them', async () => {
  const fetch = network()
  const shell = createShell(FIRST, fetch)
  await shell.fill()
  fetch.mockClear()

  expect(await (await shell.get('/index.html')).text()).toBe('/index.html')
  expect(fetch).not.toHaveBeenCalled()
  stores.get('piaokatong-shell')?.kept.clear()
  expect(await (await shell.get('/index.html')).text()).toBe('/index.html')
  expect(fetch).toHaveBeenCalledTimes(1)
  expect(shell.has('/index.html')).toBe(true)
  expect(shell.has('/api/home')).toBe(false)
})
