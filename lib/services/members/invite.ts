import { createHash, randomUUID } from 'node:crypto'
import { makeInvitationToken } from '../../auth/invitation-token'
import type { PrismaTransaction } from '../../data/database'
import { INVITATION_MAIL, queueAccountMail } from '../../data/mail/account-mail'
import { replaceInvitation } from '../../data/members/open-invitation'
import type { RateLimit } from '../../data/rate-limits/rate-limiter'
import type { MemberCaller } from '../../domain/members/caller'
import { canSendMail } from '../channels/can-send-mail'
import { limitRequests } from '../limit-requests'

export const INVITATION_MAIL_LIMITS = {
  /** Of whatever organization: nobody's mailbox is filled by being invited, taken out and invited again. */
  recipient: { points: 5, durationSeconds: 24 * 3_600 },
  organization: { points: 100, durationSeconds: 3_600 },
} as const satisfies Record<string, RateLimit>

export interface AddedMember {
  email: string
  /** What the link carries by which they join. */
  invitation: string
  /** Whether the link is sent to them as well; where not, no mail server is set up. */
  isMailed: boolean
}

/** Makes the invitation of somebody who was just added, or a new one for who has not answered, and queues its mail. */
export async function invite(
  tx: PrismaTransaction,
  caller: MemberCaller,
  { userId, email }: { userId: string; email: string },
): Promise<AddedMember> {
  const { organizationId } = caller
  const invitationId = randomUUID()
  await replaceInvitation(tx, { organizationId, invitationId, userId })
  const isMailed = canSendMail()
  if (isMailed) {
    const recipient = createHash('sha256').update(email.toLowerCase()).digest('hex')
    await limitRequests(`invitation:${recipient}`, INVITATION_MAIL_LIMITS.recipient)
    await limitRequests(`invitation:organization:${organizationId}`, INVITATION_MAIL_LIMITS.organization)
    await queueAccountMail(tx, organizationId, {
      dedupeKey: `${INVITATION_MAIL}${invitationId}`,
      kind: 'invitation',
      recipient: email,
      content: { invitationId, invitedBy: caller.name ?? caller.email },
    })
  }
  return { email, invitation: makeInvitationToken({ organizationId, invitationId }), isMailed }
}
