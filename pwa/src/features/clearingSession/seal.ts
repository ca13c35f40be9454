/** Seals a PIN to the station's key, as docs/reference/desk-secrets.md has it. */

const INFO = new TextEncoder().encode('piaokatong desk unlock v1')
const NONCE_BYTES = 12

/** Why a PIN cannot be sealed here. */
export type SealObstacle = 'insecure' | 'old'

/** Null when this browser can seal. */
export async function sealObstacle(): Promise<SealObstacle | null> {
  // Over plain HTTP a browser has no crypto.subtle at all.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return 'insecure'
  try {
    await subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])
    return null
  } catch {
    return 'old'
  }
}

/**
 * @param stationKey raw X25519 public key in base64
 * @returns base64 of ephemeral key, nonce and ciphertext
 */
export async function seal(pin: string, sessionNo: string, stationKey: string): Promise<string> {
  const { subtle } = globalThis.crypto
  const own = (await subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])) as CryptoKeyPair
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', own.publicKey))
  const station = bytesOf(stationKey)
  const theirs = await subtle.importKey('raw', station, { name: 'X25519' }, false, [])
  const shared = await subtle.deriveBits({ name: 'X25519', public: theirs }, own.privateKey, 256)
  const key = await aesKey(shared, joined(ephemeral, station))
  const iv = globalThis.crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const text = new TextEncoder()
  const algorithm = { name: 'AES-GCM', iv, additionalData: text.encode(sessionNo) }
  const sealed = new Uint8Array(await subtle.encrypt(algorithm, key, text.encode(pin)))
  return base64Of(joined(ephemeral, iv, sealed))
}

async function aesKey(shared: ArrayBuffer, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const { subtle } = globalThis.crypto
  const secret = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: INFO }
  return subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
