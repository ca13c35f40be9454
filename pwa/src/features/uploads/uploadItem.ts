/** One file as the screens show it, wherever it stands: on this phone, on its way, or kept. */
import { duplicateNote, knownNote } from '@/features/scan/trayLook'
import type { Upload } from '@/shared/contracts'
import type { Words } from '@/shared/i18n/errors'
import type { Look } from '@/shared/i18n/states'
import { type Sum, uploads } from '@/shared/i18n/uploads'
import { type FileEntry, isRemovable } from '@/shared/offline/entries'
import { refusalWords } from '@/shared/offline/words'

export interface UploadItem {
  readonly key: string
  readonly name: string
  readonly size: number
  readonly referenceNo: string | null
  readonly look: Look
  /** What the person should know; empty when the chip says it all. */
  readonly note: string
  /** Where it counts in the sum. */
  readonly counts: Exclude<keyof Sum, 'total'>
  /** As the server last told it. */
  readonly upload: Upload | null
  /** The bytes that are still on this phone. */
  readonly blob: Blob | null
  /** Id in the outbox of what can be sent again. */
  readonly retryId: number | null
  /** Id in the outbox of what can be given up. */
  readonly removeId: number | null
  /** Id of the upload whose invoice can be typed off the file although no reader opens it. */
  readonly enterId: number | null
}

const COUNTS = {
  reading: 'open',
  stored: 'stored',
  duplicate: 'duplicate',
  needs_confirmation: 'confirm',
  rejected: 'failed',
} as const

/** @param upload the file as the server last told it; null while it has not */
export function itemOfEntry(entry: FileEntry, upload: Upload | null): UploadItem {
  const { body, receipt } = entry
  if (upload !== null) return { ...itemOfUpload(upload), key: `entry-${entry.id}` }
  const isRefused = entry.state === 'rejected'
  const look = entry.state === 'delivered' ? uploads.looks.reading : uploads.local[entry.state]
  return {
    key: `entry-${entry.id}`,
    name: body.name,
    size: body.size,
    referenceNo: receipt?.reference_no ?? referenceOfRefusal(entry),
    look,
    note: noteOfEntry(entry),
    counts: isRefused ? 'failed' : 'open',
    upload: null,
    blob: body.blob,
    retryId: isRefused || entry.state === 'waiting' ? entry.id : null,
    removeId: isRemovable(entry) ? entry.id : null,
    enterId: enterIdOf(entry),
  }
}

export function itemOfUpload(upload: Upload): UploadItem {
  return {
    key: `upload-${upload.id}`,
    name: upload.file_name,
    size: upload.byte_count,
    referenceNo: upload.reference_no,
    look: uploads.looks[upload.state],
    note: noteOfUpload(upload),
    counts: COUNTS[upload.state],
    upload,
    blob: null,
    retryId: null,
    removeId: null,
    enterId: upload.can_enter && upload.state === 'rejected' ? upload.id : null,
  }
}

/** A refused file is kept by the server, unless there is nothing in it. */
function enterIdOf({ refusal }: FileEntry): number | null {
  const { upload_id: given, reason_code: reason } = refusal?.facts ?? {}
  return typeof given === 'number' && reason !== 'empty' ? given : null
}

/** A refused file has its number too. */
function referenceOfRefusal({ refusal }: FileEntry): string | null {
  const given = refusal?.facts['reference_no']
  return typeof given === 'string' ? given : null
}

/** 现象：原因怎么办 */
export function inOneLine({ what, why = '', remedy = '' }: Words): string {
  return `${what}：${why}${remedy}`
}

function noteOfEntry(entry: FileEntry): string {
  if (entry.refusal) return inOneLine(refusalWords(entry.refusal))
  if (entry.state === 'parked') return uploads.parkedNote
  return entry.failure !== null || !navigator.onLine ? uploads.waitingNote : ''
}

function noteOfUpload(upload: Upload): string {
  const { reason, duplicate_of_reference_no, invoices } = upload
  if (duplicate_of_reference_no) return uploads.sameFile(duplicate_of_reference_no)
  const duplicates = invoices.flatMap(({ duplicate }) => (duplicate ? [duplicate] : []))
  const told = [...new Set(duplicates.map(duplicateNote))].join('；')
  const areAllKnown = duplicates.length > 0 && duplicates.length === invoices.length
  if (areAllKnown) return knownNote(told, upload)
  return `${reason ?? told}${upload.is_reader_newer ? uploads.readerIsNewer : ''}`
}

export function sumOf(items: readonly Pick<UploadItem, 'counts'>[]): Sum {
  const count = (where: UploadItem['counts']): number =>
    items.filter(({ counts }) => counts === where).length
  return {
    total: items.length,
    stored: count('stored'),
    duplicate: count('duplicate'),
    confirm: count('confirm'),
    failed: count('failed'),
    open: count('open'),
  }
}
