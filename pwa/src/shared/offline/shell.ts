/** The app shell in the browser's cache: whole before a version may take over, then no network. */

/** A file whose name carries a hash, or one whose content is told by its revision. */
export type Part = string | { url: string; revision: string }

const CACHE = 'piaokatong-shell'
/** What versions before this one kept theirs in. */
const FORMER = /^workbox-/
const AT_ONCE = 6

export type Shell = ReturnType<typeof createShell>

export function createShell(parts: readonly Part[], network: typeof fetch = globalThis.fetch) {
  /** Path to the name under which it is kept: another revision is another name. */
  const names = new Map(
    parts.map((part) =>
      typeof part === 'string' ? [part, part] : [part.url, `${part.url}?v=${part.revision}`],
    ),
  )

  /** Unchanged parts stay; one that does not come whole makes the installation fail. */
  async function fill(): Promise<void> {
    const cache = await caches.open(CACHE)
    const left = [...names]
    async function work(): Promise<void> {
      for (let next = left.pop(); next !== undefined; next = left.pop()) {
        const [path, name] = next
        if ((await cache.match(name)) !== undefined) continue
        // The browser's own cache may hold an older file under a name without a hash.
        const response = await network(path, { cache: path === name ? 'default' : 'reload' })
        if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`)
        await cache.put(name, response)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  /** Forgets what this version does not name; pages of another version are gone by now. */
  async function tidy(): Promise<void> {
    const cache = await caches.open(CACHE)
    const wanted = new Set(names.values())
    const isOld = ({ url }: Request) => {
      const { pathname, search } = new URL(url)
      return !wanted.has(pathname + search)
    }
    const former = (await caches.keys()).filter((name) => FORMER.test(name))
    await Promise.all([
      ...(await cache.keys()).filter(isOld).map((request) => cache.delete(request)),
      ...former.map((name) => caches.delete(name)),
    ])
  }

  const has = (path: string) => names.has(path)

  /** The part at `path`; from the network when the browser has thrown it away. */
  async function get(path: string): Promise<Response> {
    const kept = await (
      await caches.open(CACHE)
    ).match(names.get(path) ?? path, {
      ignoreVary: true,
    })
    return kept ?? network(path)
  }

  return { fill, tidy, has, get }
}
