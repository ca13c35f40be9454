/** A draft in the outbox: which one it is, how its saving goes on, what is typed into it. */
import type { ClaimEntry, OutboxEntry } from '@/shared/offline/entries'
import { freshened } from '@/shared/offline/freshened'
import type { Content, Known } from './content'

export type SaveState =
  'untouched' | 'saving' | 'saved' | 'kept' | 'held' | 'refused' | 'conflict' | 'broken'

/** What is kept; `isHeld`: the server would refuse it as it is. */
export interface Written {
  readonly content: Content
  readonly known: Known
  readonly isHeld: boolean
}
export type Base = Pick<ClaimEntry['body'], 'claim_id' | 'claim_no' | 'version'>

/** After typing stops: the server is asked this much later. */
const SEND_AFTER_MS = 900
const HELD = 'claims.over_invoice_total'
/** The server has something else than the person saw: he has to choose. */
const CONFLICTS = new Set(['claims.stale', 'claims.not_possible_now', 'claims.not_your_turn'])

export function isOf(draftKey: string, entry: OutboxEntry): entry is ClaimEntry {
  return entry.kind === 'claim' && entry.body.draft_key === draftKey
}

const BY_STATE = {
  waiting: 'saving',
  sending: 'saving',
  parked: 'kept',
  delivered: 'saved',
} as const

export function saveStateOf({ state, failure, refusal }: ClaimEntry): SaveState {
  if (state !== 'rejected') return failure === null ? BY_STATE[state] : 'kept'
  if (refusal === null) return 'refused'
  if (refusal.status === 0) return 'held'
  return CONFLICTS.has(refusal.code) || refusal.status === 404 ? 'conflict' : 'refused'
}

/** What was typed takes the place of what waited; what is under way goes on first. */
export function retyped(kept: ClaimEntry, written: Written, base: Base): Partial<ClaimEntry> {
  const { content, shown } = plain({ content: written.content, shown: written.known })
  const isNewer = kept.state === 'delivered' && (base.version ?? 0) > (kept.body.version ?? 0)
  const revision = kept.body.revision + 1
  const body = { ...kept.body, ...(isNewer ? base : {}), ...{ content, shown, revision } }
  if (kept.state === 'sending' || kept.state === 'parked') return { body }
  if (written.isHeld) return { body, ...heldBack() }
  const nextTryAt = Date.now() + SEND_AFTER_MS
  return kept.state === 'waiting' ? { body, nextTryAt } : { ...freshened(nextTryAt), body }
}

/** Kept back by the phone itself: status 0 tells it from an answer of the server. */
function heldBack(): Partial<ClaimEntry> {
  const refusal = { status: 0, code: HELD, detail: '', facts: {} }
  return { state: 'rejected', refusal, failure: null }
}

/** Reactive proxies cannot be cloned into the store. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
