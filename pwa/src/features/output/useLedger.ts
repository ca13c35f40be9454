/** 台账: lines by period, state and search, page after page. */
import { computed, reactive, ref, watch } from 'vue'
import { answer, client, type Schemas } from '@/shared/api'
import type { ClaimStatus } from '@/shared/contracts'
import { usePages } from '@/shared/usePages'
import { daysOf, type Days, type PeriodName } from './periods'

export type LedgerRow = Schemas['LedgerRow']

const TYPING_MS = 350

export function useLedger() {
  const period = ref<PeriodName>('year')
  const own = reactive<Days>({ from: '', to: '' })
  const status = ref<ClaimStatus | ''>('')
  const search = ref('')

  const days = computed<Days | null>(
    () => daysOf(period.value) ?? (own.from !== '' && own.to !== '' ? { ...own } : null),
  )
  const filter = computed(() => ({
    ...days.value,
    ...(status.value === '' ? {} : { status: status.value }),
    ...(search.value.trim() === '' ? {} : { q: search.value.trim() }),
  }))
  const pages = usePages<LedgerRow>((cursor) => {
    const query = cursor === null ? filter.value : { ...filter.value, cursor }
    return answer(client.GET('/api/ledger', { params: { query } }))
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(filter, () => {
    clearTimeout(timer)
    if (days.value !== null) timer = setTimeout(() => void pages.reload(), TYPING_MS)
  })

  return { ...pages, period, own, status, search, filter }
}
