/** One claim on the screen: what is open on it, and what its buttons do. */
import { computed, onMounted, ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { ClaimLine, RuleHit } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import type { Picture } from './picture'
import { useApprovalQueue } from './useApprovalQueue'
import { useClaim } from './useClaim'
import { useClaimActs } from './useClaimActs'
import { useClaimChoices } from './useClaimChoices'
import { useDecision } from './useDecision'

export type OpenSheet = 'approve' | 'reject' | 'return' | 'transfer' | 'addApprover' | 'waive'

export function useClaimScreen(id: number) {
  const router = useRouter()
  const { person } = useSession()
  const shown = useClaim(id)
  const acts = useClaimActs(shown)
  const decision = useDecision(() => shown.claim.value, acts)
  const queue = useApprovalQueue(id)
  const { choices, load: loadChoices } = useClaimChoices()
  const sheet = ref<OpenSheet | null>(null)
  const picture = shallowRef<Picture | null>(null)
  const adjusted = shallowRef<ClaimLine | null>(null)
  const waived = shallowRef<RuleHit | null>(null)

  const canDecide = computed(() => shown.claim.value?.actions.includes('approve') ?? false)
  /** Colleagues who may be asked: not the claimant, not oneself. */
  const colleagues = computed(() => {
    const own = [person?.id, shown.claim.value?.claimant.id, shown.claim.value?.created_by.id]
    return (choices.value?.colleagues ?? []).filter((one) => !own.includes(one.id))
  })
  const hasDecided = computed(() =>
    ['approve', 'reject', 'return', 'transfer'].includes(acts.done.value ?? ''),
  )

  /** Closes the sheet when the act went through; otherwise the error shows in it. */
  async function closing(done: Promise<boolean>): Promise<void> {
    if (await done) sheet.value = null
  }

  function openPeople(which: 'transfer' | 'addApprover'): void {
    void loadChoices()
    sheet.value = which
  }

  function openWaive(hit: RuleHit): void {
    waived.value = hit
    sheet.value = 'waive'
  }

  async function copy(): Promise<void> {
    const copied = await acts.copy()
    if (copied !== null) await router.push(`/claims/${copied}/edit`)
  }

  /** The next claim that waits, or the list. */
  function goOn(): void {
    const { value: next } = queue.nextId
    void router.replace(next === null ? '/claims?box=to_approve' : `/claims/${next}`)
  }

  onMounted(queue.load)
  return {
    ...{ shown, acts, decision, queue, sheet, picture, adjusted, waived },
    ...{ canDecide, colleagues, hasDecided, closing, openPeople, openWaive, copy, goOn },
  }
}
