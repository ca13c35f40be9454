/** What is being written: the content of a draft with what is known of its invoices. */
import { computed, reactive, ref, shallowRef } from 'vue'
import type { Claim, Claimable, ClaimKind } from '@/shared/contracts'
import type { ClaimEntry, ClaimOrigin } from '@/shared/offline/entries'
import { useSession } from '@/shared/session'
import { type Content, emptyContent, isOverdrawn, type Known, knownOf, lineOf } from './content'
import type { Line } from './content'
import { plain } from './keptDraft'

export function useDraftContent(kind: ClaimKind) {
  const session = useSession()
  const origin = reactive<Required<ClaimOrigin>>({ kind, claimant_id: null })
  const content = ref<Content>(emptyContent())
  const known = ref<Known>({})
  /** As the server had it when it was last asked; null before the first save. */
  const claim = shallowRef<Claim | null>(null)
  const isHeld = computed(() =>
    content.value.lines.some(
      (line) =>
        isOverdrawn(line, content.value.lines, known.value) ||
        line.shares.some(({ amount_fen }) => amount_fen < 1),
    ),
  )

  /** The server's word about the claim; what was typed stays. */
  function accept(next: Claim): void {
    claim.value = next
    known.value = { ...known.value, ...knownOf(next) }
    origin.kind = next.kind
    const isOthers = next.claimant.id !== session.person?.id
    origin.claimant_id = isOthers ? next.claimant.id : null
  }

  /** What the server filled in by itself, where nothing was chosen yet. */
  function adoptDefaults({ department_id, payee }: Claim): void {
    content.value.department_id ??= department_id
    content.value.payee_account_id ??= payee?.id ?? null
  }

  function show(next: Content): void {
    content.value = plain(next)
  }

  function showKept({ body }: ClaimEntry): void {
    Object.assign(origin, body.origin)
    known.value = (body.shown ?? {}) as Known
    show({ ...emptyContent(), ...(body.content as Content) })
  }

  /** Adds invoices as lines of what is left of them; those that are in it already stay as they are. */
  function choose(invoices: readonly Claimable[]): void {
    const here = new Set(content.value.lines.map(({ invoice_id }) => invoice_id))
    const fresh = invoices.filter(({ invoice }) => !here.has(invoice.id))
    const news = fresh.map(({ invoice, claimable_fen }) => {
      const preview = known.value[invoice.id]?.preview ?? null
      return [invoice.id, { invoice, claimable_fen, preview }] as const
    })
    known.value = { ...known.value, ...Object.fromEntries(news) }
    content.value.lines.push(...fresh.map(lineOf))
  }

  function drop(isGone: (line: Line) => boolean): void {
    content.value.lines = content.value.lines.filter((line) => !isGone(line))
  }

  return {
    ...{ origin, content, known, claim, isHeld },
    ...{ accept, adoptDefaults, show, showKept, choose, drop },
  }
}
