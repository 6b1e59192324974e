import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { isUuid } from '../domain/is-uuid'
import { authSecret } from './session-cookie'

/** An invitation by its organization and its own id, which a renewal replaces. */
export interface Invitation {
  organizationId: number
  invitationId: string
}

/** What an invitation link carries: whoever reads the database alone cannot make one. The store says whether it is still good. */
export function makeInvitationToken({ organizationId, invitationId }: Invitation): string {
  const said = `${organizationId}.${invitationId}`
  return `${said}.${sign(said).toString('base64url')}`
}

/** Which invitation a link is for; null where it is none of ours. */
export function readInvitationToken(token: string): Invitation | null {
  const [organization = '', invitationId = '', signature = '', more] = token.split('.')
  const expected = sign(`${organization}.${invitationId}`)
  const given = Buffer.from(signature, 'base64url')
  if (more !== undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  if (!/^\d{1,9}$/.test(organization) || !isUuid(invitationId)) return null
  return { organizationId: Number(organization), invitationId }
}

function sign(text: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', authSecret(), '', 'outlay invitation v1', 32))
  return createHmac('sha256', key).update(text).digest()
}
