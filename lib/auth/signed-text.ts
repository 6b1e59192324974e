import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { authSecret } from './session-cookie'

/** A text with a signature under AUTH_SECRET, for a link; a text that was signed for another purpose is not good for this one. */
export function signText(text: string, purpose: string): string {
  return `${text}.${signature(text, purpose).toString('base64url')}`
}

/** The text that was signed for this purpose; null for anything else. */
export function readSignedText(signed: string, purpose: string): string | null {
  const end = signed.lastIndexOf('.')
  const text = signed.slice(0, Math.max(0, end))
  const given = Buffer.from(signed.slice(end + 1), 'base64url')
  const expected = signature(text, purpose)
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : null
}

function signature(text: string, purpose: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', authSecret(), '', purpose, 32))
  return createHmac('sha256', key).update(text).digest()
}
