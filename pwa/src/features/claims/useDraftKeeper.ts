/**
 * Keeps a draft: on this device first, then on the server, by the outbox. What is typed on while
 * an earlier save is under way goes next; nothing is sent that would only be refused.
 */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Claim } from '@/shared/contracts'
import {
  type ClaimBody,
  type ClaimEntry,
  type ClaimOrigin,
  isSettled,
} from '@/shared/offline/entries'
import { freshened } from '@/shared/offline/freshened'
import { useOutbox } from '@/shared/offline/useOutbox'
import { useSession } from '@/shared/session'
import {
  type Base,
  isOf,
  plain,
  retyped,
  type SaveState,
  saveStateOf,
  type Written,
} from './keptDraft'

/** Typing stops this long before the device writes. */
const REST_MS = 300
/** What is typed on while a save is under way goes with the next one. */
const MOST_ROUNDS = 3

export function useDraftKeeper(draftKey: string, origin: () => ClaimOrigin) {
  const outbox = useOutbox()
  const session = useSession()
  const base = shallowRef<Base>({ claim_id: null, claim_no: null, version: null })
  const isBroken = ref(false)
  /** Typed, and not on the device yet. */
  const pending = shallowRef<Written | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()

  const entry = computed(
    () => outbox.entries.value.find((one): one is ClaimEntry => isOf(draftKey, one)) ?? null,
  )
  const claimId = computed(() => entry.value?.body.claim_id ?? base.value.claim_id)
  const state = computed<SaveState>(() => {
    if (isBroken.value) return 'broken'
    if (pending.value !== null) return 'saving'
    return entry.value === null ? 'untouched' : saveStateOf(entry.value)
  })

  /** The server's word: later saves start from it. */
  function rest(claim: Claim): void {
    base.value = { claim_id: claim.id, claim_no: claim.claim_no, version: claim.version }
  }

  /** Resolves once it is known what this device keeps. */
  async function whenLoaded(): Promise<void> {
    if (outbox.isLoaded.value) return
    await new Promise<void>((resolve) => {
      const stop = watch(outbox.isLoaded, () => {
        stop()
        resolve()
      })
    })
  }

  function touch(written: Written): void {
    pending.value = written
    clearTimeout(timer)
    timer = setTimeout(() => void write(), REST_MS)
  }

  /** Puts what was typed on this device now. */
  function write(): Promise<void> {
    clearTimeout(timer)
    writing = writing.then(writeNow)
    return writing
  }

  async function writeNow(): Promise<void> {
    const { person } = session
    const written = pending.value
    if (written === null || person === null) return
    try {
      if (entry.value === null) await add(person.id, written)
      else
        await outbox.change((one) =>
          isOf(draftKey, one) ? retyped(one, written, base.value) : null,
        )
      isBroken.value = false
      if (pending.value === written) pending.value = null
    } catch {
      isBroken.value = true
    }
    void outbox.flush(false)
  }

  async function add(personId: number, { content, known }: Written): Promise<void> {
    const body: ClaimBody = {
      ...base.value,
      ...plain({ content, shown: known }),
      draft_key: draftKey,
      revision: 1,
      origin: origin(),
      sent: null,
      wants_submit: false,
      captured_at: new Date().toISOString(),
    }
    await outbox.capture(personId, { kind: 'claim', body })
  }

  /** Sends what waits without a pause; all of it is at the server then, or it is known why not. */
  async function settle(): Promise<SaveState> {
    await write()
    for (let round = 0; round < MOST_ROUNDS && isOpen(entry.value); round++) {
      await change(({ state: its }) => (its === 'waiting' ? { nextTryAt: Date.now() } : {}))
      await outbox.flush(false)
      if (entry.value?.failure !== null) break // no answer came: it goes on by itself
    }
    return state.value
  }

  /** Overwrites what another hand has written, from the version that was looked at. */
  async function insist(version: number): Promise<void> {
    await change((kept) => ({
      ...freshened(Date.now()),
      body: { ...kept.body, version },
    }))
    await outbox.flush(false)
  }

  /** Changes the kept draft without counting it as typed. */
  function change(patch: (kept: ClaimEntry) => Partial<ClaimEntry>): Promise<void> {
    return outbox.change((one) => (isOf(draftKey, one) ? patch(one) : null))
  }

  /** Forgets the copy on this device; of its proofs only those that the server has. */
  async function forget(isWithProofs = false): Promise<void> {
    clearTimeout(timer)
    pending.value = null
    const gone = outbox.entries.value.filter(
      ({ kind, body, state: its }) =>
        'draft_key' in body &&
        body.draft_key === draftKey &&
        (kind === 'claim' || isWithProofs || its === 'delivered'),
    )
    for (const { id } of gone) await outbox.remove(id)
  }

  onLeaving(() => void write())

  return {
    ...{ entry, claimId, base, state },
    ...{ whenLoaded, rest, touch, write, settle, insist, change, forget },
  }
}

/** Before the page is hidden or closed, and when its screen goes. */
function onLeaving(act: () => void): void {
  const actWhenHidden = () => {
    if (document.visibilityState === 'hidden') act()
  }
  document.addEventListener('visibilitychange', actWhenHidden)
  globalThis.addEventListener('pagehide', act)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', actWhenHidden)
    globalThis.removeEventListener('pagehide', act)
    act()
  })
}

function isOpen(entry: ClaimEntry | null): boolean {
  return entry !== null && !isSettled(entry)
}
