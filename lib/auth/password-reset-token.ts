import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { isUuid } from '../domain/is-uuid'
import { authSecret } from './session-cookie'

/** What the link to a new password carries: whoever reads the database alone cannot make one. The store says whether it is still good. */
export function makePasswordResetToken(resetId: string): string {
  return `${resetId}.${sign(resetId).toString('base64url')}`
}

/** Which reset a link is for; null where it is none of ours. */
export function readPasswordResetToken(token: string): string | null {
  const [resetId = '', signature = '', more] = token.split('.')
  if (more !== undefined || !isUuid(resetId)) return null
  const expected = sign(resetId)
  const given = Buffer.from(signature, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) ? resetId : null
}

function sign(resetId: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', authSecret(), '', 'outlay password reset v1', 32))
  return createHmac('sha256', key).update(resetId).digest()
}
