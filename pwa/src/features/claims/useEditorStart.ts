/** Which draft the address means; a new one is named in the address, so that a reload finds it. */
import { shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ClaimEntry } from '@/shared/offline/entries'
import { useOutbox } from '@/shared/offline/useOutbox'
import { uuidv7 } from '@/shared/offline/uuid'
import { idsIn } from './chosenInvoices'
import type { Start } from './useClaimEditor'

export function useEditorStart() {
  const route = useRoute()
  const router = useRouter()
  const { entries, isLoaded } = useOutbox()
  const start = shallowRef<Start | null>(null)

  /** The draft of this device that the address means, by its own name or by its claim. */
  function findKept(claimId: number | null, draftKey: string | null): ClaimEntry | undefined {
    return entries.value.find(
      (entry): entry is ClaimEntry =>
        entry.kind === 'claim' &&
        (entry.body.draft_key === draftKey ||
          (claimId !== null && entry.body.claim_id === claimId)),
    )
  }

  function begin(): void {
    const { draft, kind, invoices } = route.query
    const claimId = Number(route.params['id']) || null
    const named = typeof draft === 'string' ? draft : null
    const kept = findKept(claimId, named)?.body
    const draftKey = kept?.draft_key ?? named ?? uuidv7()
    if (start.value?.draftKey === draftKey) return
    const wanted = kind === 'advance' ? 'advance' : 'expense'
    const invoiceIds = idsIn(invoices)
    start.value = { draftKey, claimId, kind: kept?.origin.kind ?? wanted, invoiceIds }
    if (claimId !== null || named !== null) return
    void router.replace({ query: { ...route.query, draft: draftKey } })
  }

  /** Once more from the beginning. */
  function another(): void {
    void router.replace({ path: '/claims/new' })
  }

  watch(
    () => [isLoaded.value, route.params['id'], route.query['draft']] as const,
    ([isReady]) => {
      if (isReady && route.path.startsWith('/claims/')) begin()
    },
    { immediate: true },
  )

  return { start, another }
}
