/** The wallet screen: the list, what is asked of it by the address, and when to look again. */
import { onActivated, onDeactivated, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { WalletFilter } from '@/shared/contracts'
import { invoices } from '@/shared/i18n/invoices'
import { useFreshStates } from './useFreshStates'
import { useInvoiceList } from './useInvoiceList'

const TYPING_MS = 300

function toFilter(value: unknown): WalletFilter {
  return typeof value === 'string' && value in invoices.wallet.filters
    ? (value as WalletFilter)
    : 'all'
}

export function useWallet() {
  const route = useRoute()
  const router = useRouter()
  const list = useInvoiceList()
  const typed = ref('')
  const isShown = ref(true)
  const isPulling = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function filterBy(filter: WalletFilter): void {
    void router.replace({ path: '/wallet', query: filter === 'all' ? {} : { filter } })
  }

  async function pull(): Promise<void> {
    await list.reload()
    isPulling.value = false
  }

  function showAll(): void {
    typed.value = ''
    filterBy('all')
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => void list.ask({ query: text.trim() }), TYPING_MS)
  })
  watch(
    () => route.query['filter'],
    (filter) => {
      if (route.path === '/wallet') void list.ask({ filter: toFilter(filter) })
    },
    { immediate: true },
  )
  onActivated(() => {
    if (!isShown.value && toFilter(route.query['filter']) === list.asked.filter) void list.reload()
    isShown.value = true
  })
  onDeactivated(() => (isShown.value = false))
  useFreshStates(list.rows, () => isShown.value && list.state.value === 'ready')

  return { ...list, typed, isPulling, filterBy, pull, showAll }
}
