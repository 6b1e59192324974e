import { DIGEST_KINDS, type DigestKind } from '../domain/digests/due-digest'
import { isUuid } from '../domain/is-uuid'
import { readSignedText, signText } from './signed-text'

const PURPOSE = 'outlay unsubscribe v1'

/** Which digest of whom a link in a mail ends. */
export interface Unsubscription {
  organizationId: number
  userId: string
  kind: DigestKind
}

/** A token that ends one digest of one person, and does nothing else; it does not expire, as mail does not. */
export function makeUnsubscribeToken({ organizationId, userId, kind }: Unsubscription): string {
  return signText(`${organizationId}.${userId}.${kind}`, PURPOSE)
}

/** What a token is for; null where it is not one of ours. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const [organization = '', userId = '', kind = ''] = readSignedText(token, PURPOSE)?.split('.') ?? []
  const known = DIGEST_KINDS.find((one) => one === kind)
  if (!known || !/^\d{1,9}$/.test(organization) || !isUuid(userId)) return null
  return { organizationId: Number(organization), userId, kind: known }
}
