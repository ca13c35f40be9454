/** Who is signed in, as last told by the server and kept for starting without a network. */
import { computed, reactive, ref } from 'vue'
import { answer, ApiError, client, onPasswordExpired, onSignedOut, UnreachableError } from './api'
import type { Role, Session } from './contracts'
import { clearSnapshots } from './snapshots'

const KEY = 'pkt.session'

const NOBODY: Session = {
  state: 'anonymous',
  person: null,
  must_change_password: false,
  organisation_name: null,
  is_demo: false,
  verify_provider: 'manual',
  mail: 'smtp',
  version: '',
}

/** Nothing of a person stays readable here after the sign-in ends; what waits in the outbox does. */
function forgetLocally(): void {
  localStorage.removeItem(KEY)
  void clearSnapshots()
}

function remembered(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null
  } catch {
    return null // unreadable is the same as never written
  }
}

function createSession() {
  const session = ref<Session>(remembered() ?? NOBODY)
  /** `unknown` until asked; `remembered` when the server could not be asked. */
  const source = ref<'unknown' | 'server' | 'remembered'>('unknown')

  const person = computed(() => session.value.person)
  const isSignedIn = computed(() => session.value.state === 'signed_in')
  /** Whether the person has one of these roles. */
  const isOne = (roles: readonly Role[]) =>
    person.value?.roles.some((role) => roles.includes(role)) ?? false
  const isAdministrator = computed(() => isOne(['administrator']))
  const isSandbox = computed(() => session.value.verify_provider === 'sandbox')

  function accept(next: Session): void {
    session.value = next
    source.value = 'server'
    if (next.state === 'signed_in') localStorage.setItem(KEY, JSON.stringify(next))
    else forgetLocally()
  }

  /** Ask the server; while it cannot tell, the remembered sign-in stands, for offline use. */
  async function load(): Promise<void> {
    try {
      accept(await answer(client.GET('/api/session')))
    } catch (error) {
      if (!(error instanceof UnreachableError || error instanceof ApiError)) throw error
      source.value = 'remembered'
    }
  }

  function forget(): void {
    accept({
      ...session.value,
      state: 'anonymous',
      person: null,
      must_change_password: false,
    })
  }

  /** @throws UnreachableError when the server could not be told */
  async function signOut(): Promise<void> {
    await answer(client.POST('/api/logout'))
    forget()
  }

  onSignedOut(forget)
  onPasswordExpired(() => (session.value = { ...session.value, must_change_password: true }))
  return reactive({
    session,
    source,
    person,
    isSignedIn,
    isAdministrator,
    isOne,
    isSandbox,
    accept,
    load,
    signOut,
  })
}

let shared: ReturnType<typeof createSession> | undefined

/** The one session of this page. */
export function useSession() {
  shared ??= createSession()
  return shared
}
