/** Which draft the address means; a new one is named in the address, so that a reload finds it. */
import { shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { ClaimKind } from '@/shared/contracts'
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
        (claimId === null ? entry.body.draft_key === draftKey : entry.body.claim_id === claimId),
    )
  }

  function begin(): void {
    const claimId = Number(route.params['id']) || null
    const named = textOf(route.query['draft'])
    const next = startOf(claimId, named)
    if (start.value?.draftKey === next.draftKey) return
    start.value = next
    if (claimId === null && named === null) name(next.draftKey)
  }

  function startOf(claimId: number | null, named: string | null): Start {
    const kept = findKept(claimId, named)?.body
    const draftKey = kept?.draft_key ?? named ?? uuidv7()
    const kind = kept?.origin.kind ?? kindIn(route.query['kind'])
    return { draftKey, claimId, kind, invoiceIds: idsIn(route.query['invoices']) }
  }

  /** A reload then finds the draft again. */
  function name(draft: string): void {
    void router.replace({ query: { ...route.query, draft } })
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

function kindIn(value: unknown): ClaimKind {
  return value === 'advance' ? 'advance' : 'expense'
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
