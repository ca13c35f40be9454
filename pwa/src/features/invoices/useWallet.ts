/** The wallet screen: the list, what is asked of it by the address, and when to look again. */
import { onActivated, onDeactivated, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { WalletFilter } from '@/shared/contracts'
import { wallet as walletTexts } from '@/shared/i18n/wallet'
import { onDelivered } from '@/shared/offline/delivered'
import { onReconnected } from '@/shared/useConnection'
import { useFreshStates } from './useFreshStates'
import { useInvoiceList } from './useInvoiceList'
import type { Condition } from './useRelaxations'
import { withinOf } from './within'

const TYPING_MS = 300

export function toFilter(value: unknown): WalletFilter {
  return typeof value === 'string' && value in walletTexts.filters ? (value as WalletFilter) : 'all'
}

type Query = Readonly<Record<string, unknown>>

/** What an address asks of the list, as one word to compare by. */
function questionOf(query: Query): string {
  return JSON.stringify([toFilter(query['filter']), withinOf(query)])
}

/** Whether the person came back to a place further down, where the rows must stay as they were. */
function isReturning(): boolean {
  const scroll: unknown = history.state?.scroll
  return typeof scroll === 'object' && scroll !== null && 'top' in scroll && Number(scroll.top) > 0
}

export function useWallet() {
  const route = useRoute()
  const router = useRouter()
  const list = useInvoiceList()
  const typed = ref('')
  const isShown = ref(true)
  const isPulling = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What the list answers; an address that asks the same again changes nothing. */
  let shown: string | null = null
  /** The invoice that was looked at: only it can have changed by the person's hand. */
  let opened: number | null = null

  function filterBy(filter: WalletFilter): void {
    const within = withinOf(route.query)
    const query = filter === 'all' ? within : { ...within, filter }
    void router.replace({ path: '/wallet', query })
  }

  async function pull(): Promise<void> {
    await list.reload()
    isPulling.value = false
  }

  function showAll(): void {
    typed.value = ''
    void router.replace({ path: '/wallet' })
  }

  /** Look on without one of the conditions. */
  function drop(condition: Condition): void {
    if (condition === 'q') typed.value = ''
    else void router.replace({ path: '/wallet', query: { ...route.query, [condition]: undefined } })
  }

  /** Look for this number in the whole wallet. */
  function show(number: string): void {
    showAll()
    typed.value = number
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => void list.ask({ query: text.trim() }), TYPING_MS)
  })
  watch(
    () => (route.path === '/wallet' ? questionOf(route.query) : null),
    (question) => {
      if (question === null || question === shown) return
      shown = question
      void list.ask({ filter: toFilter(route.query['filter']), within: withinOf(route.query) })
    },
    { immediate: true },
  )
  onActivated(() => {
    const wasAway = !isShown.value
    isShown.value = true
    const isSameList = questionOf(route.query) === shown
    if (!wasAway || !isSameList) return // the watcher above asks
    if (isReturning() && opened !== null) void list.refresh([opened])
    else void list.reload()
  })
  onDeactivated(() => {
    isShown.value = false
    opened = route.params['id'] === undefined ? null : Number(route.params['id'])
  })
  onReconnected(() => {
    if (isShown.value && list.state.value !== 'ready') void list.reload()
  })
  onDelivered(() => {
    // Whoever reads further down keeps the rows that are there.
    if (isShown.value && globalThis.scrollY === 0) void list.reload()
  })
  useFreshStates(list.rows, () => isShown.value && list.state.value === 'ready')

  return { ...list, typed, isPulling, filterBy, pull, showAll, drop, show }
}
