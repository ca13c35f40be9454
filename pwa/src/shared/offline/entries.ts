/** What waits to be sent, and what became of it. */
import type { Schemas } from '@/shared/api'

export type ScanBody = { text: string; captured_at: string }
export type EntryBody = Schemas['EntryIn'] & { captured_at: string }
export type Capture = Schemas['ScanOut']

/** A picture or document. `blob` is null once the server keeps the file itself. */
export type FileBody = {
  blob: Blob | null
  name: string
  size: number
  /** With name and size: tells two photographs of one name apart. Milliseconds since 1970. */
  modified_at: number
  channel: 'photo' | 'file_upload'
  captured_at: string
}
/** What the server said when it took a file; it may have gone on reading since. */
export type Receipt = Schemas['UploadOut']

/** A claim as typed so far. */
export type ClaimContent = Omit<Schemas['SaveIn'], 'version'>
/** What can only be chosen when it is created. */
export type ClaimOrigin = Pick<Schemas['NewClaimIn'], 'kind' | 'claimant_id'>

/**
 * A draft of a claim: created once, then saved again and again. There is one entry for a draft; what
 * is typed while it waits takes the place of what was there.
 */
export type ClaimBody = {
  /** Names the draft on this device, before and after the server has numbered it. */
  draft_key: string
  claim_id: number | null
  claim_no: string | null
  /** As last answered; null before the first answer. */
  version: number | null
  /** Counts what was typed: tells what was sent from what came after it. */
  revision: number
  origin: ClaimOrigin
  content: ClaimContent
  /** What was sent and not answered yet, to be repeated as it was: the server then acts once. */
  sent: { content: ClaimContent; revision: number } | null
  /** What the screens know of its invoices, for offline; never sent. */
  shown: unknown
  /** The person wants it handed in once there is a connection; he is asked again before it is. */
  wants_submit: boolean
  captured_at: string
}

/** A proof of a claim; it is sent as soon as the claim has been created. */
export type ProofBody = Omit<FileBody, 'channel'> & {
  draft_key: string
  claim_id: number | null
  /** Empty: of the claim as a whole. */
  line_key: string
}

/** Where a draft is gone on with. */
export function draftAddress({ claim_id, draft_key }: ClaimBody | ProofBody): string {
  return claim_id === null ? `/claims/new?draft=${draft_key}` : `/claims/${claim_id}/edit`
}

/** What the server says of a claim whenever it has changed it. */
export type SavedClaim = Pick<Schemas['ClaimOut'], 'id' | 'claim_no' | 'version'>

/** One thing to send: a scanned text, an invoice typed by hand, a file, a claim and its proofs. */
export type Draft =
  | { kind: 'scan'; body: ScanBody }
  | { kind: 'entry'; body: EntryBody }
  | { kind: 'file'; body: FileBody }
  | { kind: 'claim'; body: ClaimBody }
  | { kind: 'proof'; body: ProofBody }

/**
 * waiting: to be sent when its time has come; sending: under way, outcome not known yet;
 * delivered and rejected: the server has answered; parked: belongs to a sign-in that is not there.
 */
export type EntryState = 'waiting' | 'sending' | 'delivered' | 'rejected' | 'parked'

/** A final "no" of the server, as it gave it. */
export type Refusal = {
  status: number
  code: string
  detail: string
  facts: Readonly<Record<string, unknown>>
}

/** Why the last try ended without an answer. */
export type Failure = 'unreachable' | 'server_error' | 'too_many'

export type OutboxEntry = Draft & {
  id: number
  /** Idempotency-Key: the same for every try, so that the server acts once. */
  key: string
  personId: number
  /** Tells two captures of the same thing apart from two things. */
  fingerprint: string
  createdAt: string
  state: EntryState
  answer: Capture | null
  /** The answer to a file; undefined in entries of older versions. */
  receipt?: Receipt | null
  refusal: Refusal | null
  failure: Failure | null
  tries: number
  /** Milliseconds since 1970; not sent before. */
  nextTryAt: number
  settledAt: string | null
}

/** Whether the server has given its last word on it. */
export function isSettled({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state === 'delivered' || state === 'rejected'
}

/** Tries after which a file that still waits may be given up: perhaps no line here is enough. */
const TRIES_ENOUGH = 2

/** Whether the person may give it up: what may still be stored is not lost by one tap. */
export function isRemovable(entry: OutboxEntry): boolean {
  if (entry.state === 'rejected') return true
  const isStuck = entry.failure !== null && entry.tries >= TRIES_ENOUGH
  return isWithFile(entry) && entry.state === 'waiting' && isStuck
}

/** Shared to the app by who knows whom: stays here until a signed-in person says what to do. */
export const NOBODY_YET = 0

export type FileEntry = Extract<OutboxEntry, { kind: 'file' }>
export type ClaimEntry = Extract<OutboxEntry, { kind: 'claim' }>
export type ProofEntry = Extract<OutboxEntry, { kind: 'proof' }>

export function isWithFile(entry: OutboxEntry): entry is FileEntry | ProofEntry {
  return 'blob' in entry.body
}

/** Whether it waits and could be sent: a proof cannot before its claim is there. */
export function isSendable({ state, kind, body }: OutboxEntry): boolean {
  return state === 'waiting' && (kind !== 'proof' || body.claim_id !== null)
}

export function isUnclaimed(entry: OutboxEntry): entry is FileEntry {
  return entry.personId === NOBODY_YET && entry.kind === 'file'
}

/** Two drafts with the same fingerprint mean the same capture. */
export function fingerprintOf({ kind, body }: Draft): string {
  if (kind === 'claim') return body.draft_key
  return `${kind}:${JSON.stringify({ ...body, captured_at: undefined })}`
}
