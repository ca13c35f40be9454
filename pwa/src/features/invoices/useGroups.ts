/** The wallet added up by month, category or purpose; what is asked stands in the address. */
import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { answer, client, type Schemas } from '@/shared/api'
import type { WalletFilter } from '@/shared/contracts'
import { onReconnected } from '@/shared/useConnection'
import { toFilter } from './useWallet'
import { isGroupBy, type GroupBy } from './within'

export type Groups = Schemas['InvoiceGroupsOut']
export type Group = Groups['groups'][number]

export function useGroups() {
  const route = useRoute()
  const router = useRouter()
  const found = ref<Groups | null>(null)
  const error = shallowRef<unknown>(null)
  let round = 0 // a late answer to an earlier question is dropped

  const by = computed<GroupBy>({
    get: () => (isGroupBy(route.query['by']) ? route.query['by'] : 'month'),
    set: (next) => void router.replace({ query: { ...route.query, by: next } }),
  })
  const filter = computed<WalletFilter>({
    get: () => toFilter(route.query['filter']),
    set: (next) => void router.replace({ query: { ...route.query, filter: next } }),
  })

  async function load(): Promise<void> {
    round += 1
    const mine = round
    const query = { by: by.value, filter: filter.value }
    try {
      const answered = await answer(client.GET('/api/invoices/groups', { params: { query } }))
      if (mine !== round) return
      found.value = answered
      error.value = null
    } catch (problem) {
      if (mine === round) error.value = problem
    }
  }

  /** Where the invoices of one group are listed. */
  function addressOf({ key }: Group) {
    const segment = filter.value === 'all' ? {} : { filter: filter.value }
    return { path: '/wallet', query: { ...segment, [by.value]: key ?? '' } }
  }

  watch([by, filter], () => {
    if (route.path === '/wallet/groups') void load()
  })
  onReconnected(() => void load())
  return { by, filter, found, error, load, addressOf }
}
