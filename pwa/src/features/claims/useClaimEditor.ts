/** The editor of one draft: where it starts, what is missing, how it is kept. */
import { computed, ref, shallowRef, watch } from 'vue'
import { UnreachableError } from '@/shared/api'
import type { Claim, ClaimKind } from '@/shared/contracts'
import { useSession } from '@/shared/session'
import { readSnapshot } from '@/shared/snapshots'
import { fetchChosen } from './chosenInvoices'
import { type Content, contentOf, emptyContent, isSame } from './content'
import { plain } from './keptDraft'
import { problemsOf } from './problems'
import { fetchClaim, snapshotOfClaim } from './useClaim'
import { useClaimChoices } from './useClaimChoices'
import { useDraftContent } from './useDraftContent'
import { useDraftKeeper } from './useDraftKeeper'

/** How a draft is begun or gone on with. */
export interface Start {
  readonly draftKey: string
  readonly claimId: number | null
  readonly kind: ClaimKind
  readonly invoiceIds: readonly number[]
}

export type EditorState = 'loading' | 'ready' | 'failed' | 'closed'
const IN_HAND = new Set(['draft', 'returned', 'withdrawn'])

export function useClaimEditor(start: Start) {
  const { choices, load: loadChoices } = useClaimChoices()
  const draft = useDraftContent(start.kind)
  const { origin, content, known, claim, isHeld } = draft
  const keeper = useDraftKeeper(start.draftKey, () => ({ ...origin }))
  const state = ref<EditorState>('loading')
  const error = shallowRef<unknown>(null)
  /** What is not typing: it was shown, or is with the keeper already. */
  let settled: Content = emptyContent()

  const attached = computed(() => {
    const keys = (claim.value?.attachments ?? []).map(({ line_key }) => line_key ?? '')
    return new Set(keys)
  })
  const problems = computed(() =>
    problemsOf(content.value, {
      kind: origin.kind,
      known: known.value,
      choices: choices.value,
      attached: attached.value,
    }),
  )

  function show(next: Content): void {
    settled = plain(next)
    draft.show(next)
  }

  function accept(next: Claim): void {
    draft.accept(next)
    keeper.rest(next)
  }

  /** Puts the draft on this device as it stands, also when nothing was typed. */
  function keepNow(): Promise<void> {
    keeper.touch({ content: content.value, known: known.value, isHeld: isHeld.value })
    return keeper.write()
  }

  /** Asks the server once more; where nothing of ours waits, its word counts. */
  async function refresh(): Promise<void> {
    const id = keeper.claimId.value
    if (id === null) return
    const isFirst = claim.value === null
    const next = await fetchClaim(id).catch(() => null) // the next save tells what is wrong
    if (next === null) return
    accept(next)
    if (isFirst) draft.adoptDefaults(next)
    else if (keeper.state.value === 'saved' && !isSame(contentOf(next), content.value)) {
      show(contentOf(next))
    }
  }

  async function load(): Promise<void> {
    state.value = 'loading'
    error.value = null
    try {
      const offered = loadChoices()
      await keeper.whenLoaded()
      state.value = await (start.claimId === null ? begin(offered) : open(start.claimId))
    } catch (problem) {
      error.value = problem
      state.value = 'failed'
    }
  }

  /** A draft that only this device knows, or a new one. */
  async function begin(offered: Promise<void>): Promise<EditorState> {
    if (goOnWithKept()) {
      void refresh()
      return 'ready'
    }
    await offered
    const usual = choices.value?.payee_accounts.find(({ is_default }) => is_default)
    const department_id = choices.value?.own_department_id ?? null
    show({ ...emptyContent(), department_id, payee_account_id: usual?.id ?? null })
    draft.choose(await fetchChosen(start.invoiceIds).catch(() => []))
    return 'ready'
  }

  function goOnWithKept(): boolean {
    const kept = keeper.entry.value
    if (kept === null) return false
    draft.showKept(kept)
    settled = plain(content.value)
    return true
  }

  /** A draft of the server; what was typed here and is not there yet goes first. */
  async function open(id: number): Promise<EditorState> {
    const isKept = keeper.entry.value !== null && keeper.state.value !== 'saved' && goOnWithKept()
    const next = await fetchOrRead(id, isKept)
    if (next === null) return 'ready' // what is kept here is all there is to show
    accept(next)
    if (isKept) return 'ready'
    show(contentOf(next))
    return IN_HAND.has(next.status) ? 'ready' : 'closed'
  }

  watch(
    content,
    (next) => {
      if (isSame(next, settled)) return
      settled = plain(next)
      keeper.touch({ content: settled, known: known.value, isHeld: isHeld.value })
    },
    { deep: true },
  )

  return {
    ...{ origin, keeper, content, known, claim, choices, state, error, problems },
    ...{ load, loadChoices, refresh, accept, show, keepNow },
    ...{ choose: draft.choose, drop: draft.drop },
  }
}

/** The server's claim or, without a network, its copy; null when `isKept` has to do. */
async function fetchOrRead(id: number, isKept: boolean): Promise<Claim | null> {
  try {
    return await fetchClaim(id)
  } catch (problem) {
    const { person } = useSession()
    const isOffline = problem instanceof UnreachableError && person !== null
    const copy = isOffline ? await readSnapshot<Claim>(snapshotOfClaim(id), person.id) : null
    if (copy === null && !isKept) throw problem
    return copy?.value ?? null
  }
}
