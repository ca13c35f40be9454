/** Addresses and who may open them; every screen is loaded when it is first asked for. */
import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type Router,
} from 'vue-router'
import type { Role } from './shared/contracts'
import { routes } from './routes'
import { useSession } from './shared/session'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** `open` needs no sign-in; the others need a role; without it any signed-in person. */
    access?: 'open' | keyof typeof ROLES
    /** Shows the tab bar; names the tab that is lit. */
    tab?: 'home' | 'wallet' | 'claims' | 'me'
    /** Something is being scanned or typed here: a new version offers itself afterwards. */
    isWork?: true
  }
}

/** Who may open what is not for everybody. */
const ROLES = {
  administrator: ['administrator'],
  accountant: ['accountant'],
  /** Whoever reads what was handed in. */
  books: ['cashier', 'accountant', 'auditor'],
} as const satisfies Record<string, readonly Role[]>

/** Where a person has to go first, or true when the address may be opened. */
async function admit(to: RouteLocationNormalized) {
  const session = useSession()
  if (session.source === 'unknown') await session.load()
  if (session.session.state === 'setup') return to.path === '/setup' || { path: '/setup' }
  if (to.path === '/setup') return { path: '/' } // closed for ever
  if (to.meta.access === 'open') return true
  if (!session.isSignedIn) return { path: '/login', query: { next: to.fullPath } }
  return admitSignedIn(to)
}

function admitSignedIn(to: RouteLocationNormalized) {
  const session = useSession()
  const mustChange = session.session.must_change_password
  if (to.path === '/password-expired') return mustChange || { path: '/' }
  if (mustChange) return { path: '/password-expired', query: { next: to.fullPath } }
  const { access } = to.meta
  if (access === undefined || access === 'open' || session.isOne(ROLES[access])) return true
  return { path: '/' }
}

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [...routes],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.beforeEach(admit)
  router.afterEach((to) => {
    document.title = `${to.meta.title} · 票卡通`
  })
  return router
}
