import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env'

/** What was sealed can't be opened; the message says what to do. */
export class SealBrokenError extends Error {
  override name = 'SealBrokenError'
}

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

function sealingKey(): Buffer {
  const { AUTH_SECRET } = env()
  if (!AUTH_SECRET) throw new SealBrokenError('AUTH_SECRET is not set, so no secret can be kept or read.')
  return Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', 'outlay channel secrets v1', 32))
}

/** Encrypts under AUTH_SECRET (AES-256-GCM), bound to its place: read back only as what it was sealed for. */
export function seal(text: string, place: string): Buffer<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(), nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body])
}

/** Opens what `seal` made for the same place. */
export function unseal(sealed: Uint8Array, place: string): string {
  const bytes = Buffer.from(sealed)
  const key = sealingKey()
  const bodyAt = 1 + NONCE_BYTES + TAG_BYTES
  if (bytes[0] !== VERSION || bytes.length < bodyAt) {
    throw new SealBrokenError('Sealed by another version of Outlay: enter the target again.')
  }
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(1 + NONCE_BYTES, bodyAt))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8')
  } catch {
    throw new SealBrokenError('Sealed with another AUTH_SECRET: enter the target again.')
  }
}
