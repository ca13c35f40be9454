/** UUIDv7 (RFC 9562, 5.7): unique, and sorted by the time it was made. */

/** Works without a secure context, where `crypto.randomUUID` is missing. */
export function uuidv7(now_ms: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now_ms / 2 ** (8 * (5 - i))) % 256
  bytes.set([((bytes.at(6) ?? 0) % 16) | 0x70], 6) // version 7
  bytes.set([((bytes.at(8) ?? 0) % 64) | 0x80], 8) // variant 10
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
