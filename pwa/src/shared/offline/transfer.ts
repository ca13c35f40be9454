/**
 * What waits, as a file: for a phone that must be given away, and to be taken up by another one.
 *
 * Text a person can read, and everything the server needs. Taking a file up twice, or sending from
 * both phones, stores nothing twice: the server knows an invoice and a document again.
 */
import { type Draft, type FileBody, isWithFile, type OutboxEntry, type ProofBody } from './entries'

const FORMAT = 'piaokatong-outbox'

/** Who exported them. Without a name: nobody was remembered, and each entry tells whose it is. */
export interface Owner {
  username: string
  display_name: string
}

/** `content` is the file in base64. */
type PlainFile<Body> = Omit<Body, 'blob'> & { content: string; media_type: string }
type PlainDraft =
  | Exclude<Draft, { body: { blob: Blob | null } }>
  | { kind: 'file'; body: PlainFile<FileBody> }
  | { kind: 'proof'; body: PlainFile<ProofBody> }
type Plain = PlainDraft & { key: string; createdAt: string; state: string; person_id: number }
type Transfer = { format: string; owner: Owner; entries: Plain[] }

/** Why a file cannot be taken up. */
export class TransferError extends Error {
  constructor(
    readonly reason: 'unreadable' | 'other_person',
    readonly ownerName: string = '',
  ) {
    super(reason)
    this.name = 'TransferError'
  }
}

/** @param note a sentence for whoever opens the file, since it may be found years later */
export async function toFile(
  entries: readonly OutboxEntry[],
  owner: Owner,
  note: string,
): Promise<Blob> {
  const head = { format: FORMAT, note, owner, exported_at: new Date().toISOString() }
  const parts: string[] = []
  for (const entry of entries) parts.push(JSON.stringify(await plainOf(entry), null, 2))
  const opening = JSON.stringify(head, null, 2).slice(0, -2)
  return new Blob([`${opening},\n  "entries": [\n`, parts.join(',\n'), '\n  ]\n}\n'], {
    type: 'application/json',
  })
}

async function plainOf(kept: OutboxEntry): Promise<Plain> {
  const { key, createdAt, state, personId, ...entry } = kept
  const known = { key, createdAt, state, person_id: personId }
  if (!isWithFile(kept)) return { ...known, kind: entry.kind, body: entry.body } as Plain
  const { blob, ...body } = kept.body
  const content = blob === null ? '' : await base64Of(blob)
  const plain = { ...body, content, media_type: blob?.type ?? '' }
  return { ...known, kind: kept.kind, body: plain } as Plain
}

/**
 * The captures in a file that are this person's, to be kept on this device.
 *
 * @throws TransferError also when there are some, but none of this person
 */
export async function fromFile(
  file: Blob,
  person: Owner & { id: number },
): Promise<{ drafts: Draft[]; othersCount: number }> {
  const { owner, entries } = parsed(await file.text())
  const isOthers = owner.username !== '' && owner.username !== person.username
  const mine = isOthers ? [] : entries.filter(({ person_id }) => person_id === person.id)
  const othersCount = entries.length - mine.length
  if (isOthers || (mine.length === 0 && othersCount > 0)) {
    throw new TransferError('other_person', isOthers ? owner.display_name : '')
  }
  return { drafts: mine.map(draftOf), othersCount }
}

function parsed(text: string): Transfer {
  try {
    const transfer = JSON.parse(text) as Partial<Transfer>
    const isOurs = transfer.format === FORMAT && typeof transfer.owner?.username === 'string'
    if (isOurs && transfer.entries?.every(isPlain)) return transfer as Transfer
  } catch {
    // no JSON at all: told like any other file that is not ours
  }
  throw new TransferError('unreadable')
}

/** The member of its body that tells each kind from the others. */
const TELLING = {
  scan: 'text',
  entry: 'number',
  file: 'content',
  claim: 'content',
  proof: 'draft_key',
} as const

function isPlain({ kind, body, person_id }: Partial<Plain>): boolean {
  if (typeof body !== 'object' || body === null || !('captured_at' in body)) return false
  return typeof person_id === 'number' && kind !== undefined && (TELLING[kind] ?? '') in body
}

function draftOf({ kind, body }: Plain): Draft {
  if (kind === 'claim') return { kind, body: { ...body, sent: null } } // it gets a key of its own
  if (kind !== 'file' && kind !== 'proof') return { kind, body } as Draft
  const { content, media_type, ...known } = body
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const blob = new Blob([bytes], { type: media_type })
  return { kind, body: { ...known, blob } } as Draft
}

/** In pieces: the arguments of one call are limited. */
async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let binary = ''
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192))
  }
  return btoa(binary)
}
