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

/** One thing to send: a scanned text, an invoice typed by hand, or a file. */
export type Draft =
  | { kind: 'scan'; body: ScanBody }
  | { kind: 'entry'; body: EntryBody }
  | { kind: 'file'; body: FileBody }

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
  return entry.kind === 'file' && entry.state === 'waiting' && isStuck
}

/** Shared to the app by who knows whom: stays here until a signed-in person says what to do. */
export const NOBODY_YET = 0

export type FileEntry = Extract<OutboxEntry, { kind: 'file' }>

export function isUnclaimed(entry: OutboxEntry): entry is FileEntry {
  return entry.personId === NOBODY_YET && entry.kind === 'file'
}

/** Two drafts with the same fingerprint mean the same capture. */
export function fingerprintOf({ kind, body }: Draft): string {
  return `${kind}:${JSON.stringify({ ...body, captured_at: undefined })}`
}
