/** A chosen file as the outbox keeps it. */
import type { FileBody } from './entries'

/** Bytes of the largest file, until the server has told its own limit. */
export const USUAL_LIMIT = 20_000_000

export type Channel = FileBody['channel']

/**
 * The bytes are read now: what stays in the album may be changed or gone when there is a network.
 * Null when they cannot be read.
 */
export async function bodyOfFile(file: File, channel: Channel): Promise<FileBody | null> {
  try {
    const blob = new Blob([await file.arrayBuffer()], { type: file.type })
    return {
      blob,
      name: file.name,
      size: file.size,
      modified_at: file.lastModified,
      channel,
      captured_at: new Date().toISOString(),
    }
  } catch {
    return null
  }
}
