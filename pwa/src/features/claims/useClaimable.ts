/** Invoices that can be chosen for a claim, and why others cannot; the last answer also offline. */
import { computed, onMounted, ref, watch } from 'vue'
import { answer, client } from '@/shared/api'
import type { Claimable } from '@/shared/contracts'
import { useKeysetList } from '@/shared/useKeysetList'
import { onReconnected } from '@/shared/useConnection'

const PAGE = 50
const TYPING_MS = 300

interface Asked {
  query: string
}

/**
 * @param claimantId whose invoices; null = one's own
 * @param claimId the claim that holds some of them already; null before its first save
 */
export function useClaimable(claimantId: () => number | null, claimId: () => number | null) {
  const typed = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchPage({ query: text }: Asked, cursor: string | null) {
    const claimant_id = claimantId()
    const claim_id = claimId()
    const query = {
      limit: PAGE,
      ...(claimant_id === null ? {} : { claimant_id }),
      ...(claim_id === null ? {} : { claim_id }),
      ...(text === '' ? {} : { q: text }),
      ...(cursor === null ? {} : { cursor }),
    }
    return answer(client.GET('/api/claims/claimable', { params: { query } }))
  }

  const list = useKeysetList<Claimable, Asked>({ query: '' }, fetchPage, ({ query }) => ({
    key: `claimable:${claimantId() ?? 'own'}`,
    isWhole: query === '',
  }))
  const usable = computed(() => list.rows.value.filter(({ obstacles }) => obstacles.length === 0))
  const unusable = computed(() => list.rows.value.filter(({ obstacles }) => obstacles.length > 0))

  watch(typed, (text) => {
    clearTimeout(timer)
    timer = setTimeout(() => void list.ask({ query: text.trim() }), TYPING_MS)
  })
  watch(claimantId, () => void list.ask({}))
  onMounted(list.reload)
  onReconnected(() => void list.reload())

  return { ...list, typed, usable, unusable }
}
