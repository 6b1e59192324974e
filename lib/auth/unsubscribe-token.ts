import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { DIGEST_KINDS, type DigestKind } from '../domain/digests/due-digest'
import { isUuid } from '../domain/is-uuid'
import { env } from '../env'

/** Which digest of whom a link in a mail ends. */
export interface Unsubscription {
  organizationId: number
  userId: string
  kind: DigestKind
}

/** A token that ends one digest of one person, and does nothing else; it does not expire, as mail does not. */
export function makeUnsubscribeToken({ organizationId, userId, kind }: Unsubscription): string {
  const said = `${organizationId}.${userId}.${kind}`
  return `${said}.${sign(said).toString('base64url')}`
}

/** What a token is for; null where it is not one of ours. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const [organization = '', userId = '', kind = '', signature = '', more] = token.split('.')
  const expected = sign(`${organization}.${userId}.${kind}`)
  const given = Buffer.from(signature, 'base64url')
  if (more !== undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const known = DIGEST_KINDS.find((one) => one === kind)
  if (!known || !/^\d{1,9}$/.test(organization) || !isUuid(userId)) return null
  return { organizationId: Number(organization), userId, kind: known }
}

function sign(text: string): Buffer {
  const { AUTH_SECRET } = env()
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set')
  const key = Buffer.from(hkdfSync('sha256', AUTH_SECRET, '', 'outlay unsubscribe v1', 32))
  return createHmac('sha256', key).update(text).digest()
}
