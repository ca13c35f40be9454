/** Files as the server tells them, and as the outbox keeps them. */
import type { Upload } from '@/shared/contracts'
import type { FileEntry } from '@/shared/offline/entries'

export function anUpload(changes: Partial<Upload> = {}): Upload {
  return {
    id: 1,
    reference_no: 'PK260105-ABCDEFGH',
    state: 'stored',
    reason_code: null,
    reason: null,
    channel: 'photo',
    file_name: 'hotel.jpg',
    format: 'jpeg',
    format_label: 'JPG 图片',
    byte_count: 320_000,
    sha256: 'a'.repeat(64),
    pages: 1,
    hint: null,
    duplicate_of_id: null,
    duplicate_of_reference_no: null,
    can_retry: false,
    can_enter: false,
    is_reader_newer: false,
    is_kept: true,
    invoices: [],
    captured_at: '2026-01-05T01:00:00Z',
    created_at: '2026-01-05T01:00:00Z',
    state_changed_at: '2026-01-05T01:00:00Z',
    ...changes,
  }
}

export function anEntry(changes: Partial<FileEntry> = {}): FileEntry {
  return {
    id: 5,
    kind: 'file',
    key: 'k'.repeat(36),
    personId: 7,
    fingerprint: 'f',
    createdAt: '2026-01-05T01:00:00Z',
    state: 'waiting',
    answer: null,
    refusal: null,
    failure: null,
    tries: 0,
    nextTryAt: 0,
    settledAt: null,
    body: {
      blob: null,
      name: 'hotel.jpg',
      size: 320_000,
      modified_at: 1,
      channel: 'photo',
      captured_at: '2026-01-05T01:00:00Z',
    },
    ...changes,
  }
}
