import { isUuid } from '../domain/is-uuid'
import { readSignedText, signText } from './signed-text'

const PURPOSE = 'outlay invitation v1'

/** An invitation by its organization and its own id, which a renewal replaces. */
export interface Invitation {
  organizationId: number
  invitationId: string
}

/** What an invitation link carries: whoever reads the database alone cannot make one. The store says whether it is still good. */
export function makeInvitationToken({ organizationId, invitationId }: Invitation): string {
  return signText(`${organizationId}.${invitationId}`, PURPOSE)
}

/** Which invitation a link is for; null where it is none of ours. */
export function readInvitationToken(token: string): Invitation | null {
  const [organization = '', invitationId = ''] = readSignedText(token, PURPOSE)?.split('.') ?? []
  if (!/^\d{1,9}$/.test(organization) || !isUuid(invitationId)) return null
  return { organizationId: Number(organization), invitationId }
}
