import { makeInvitationToken } from '../../auth/invitation-token'
import { makePasswordResetToken } from '../../auth/password-reset-token'
import { workerAddress } from '../../auth/worker-address'
import { inOrganization } from '../../data/database'
import type { DueMail } from '../../data/mail/due-mail'
import type { InvitationFacts, MailContent, PasswordResetFacts } from '../../data/mail/queue-mail'
import { findOpenInvitation } from '../../data/members/open-invitation'
import { findPasswordReset } from '../../data/members/password-resets'
import { displayInstant } from '../../domain/display/display-time'
import { invitationMail, passwordResetMail } from '../../domain/members/account-mails'

/**
 * What a mail says. Links that open something are made here, when it leaves: what waits in the outbox holds none. Null where
 * its link has ended meanwhile.
 */
export async function composeMail(organizationId: number, mail: DueMail): Promise<MailContent | null> {
  if (mail.kind === 'invitation') return composeInvitation(organizationId, mail.content)
  if (mail.kind === 'password_reset') return composePasswordReset(mail.content)
  return mail.content
}

async function composePasswordReset({ resetId }: PasswordResetFacts): Promise<MailContent | null> {
  const open = await findPasswordReset(resetId)
  if (!open) return null
  return passwordResetMail({
    until: displayInstant(open.expiresAt.getTime(), 'UTC'),
    link: `${workerAddress()}/reset-password?reset=${makePasswordResetToken(resetId)}`,
  })
}

async function composeInvitation(
  organizationId: number,
  { invitationId, invitedBy }: InvitationFacts,
): Promise<MailContent | null> {
  const invitation = { organizationId, invitationId }
  const open = await inOrganization(organizationId, (tx) => findOpenInvitation(tx, invitation))
  if (!open) return null
  const { organizationName, role, expiresAt } = open
  return invitationMail({
    organizationName,
    role,
    invitedBy,
    until: displayInstant(expiresAt.getTime(), 'UTC'),
    link: `${workerAddress()}/join?invitation=${makeInvitationToken(invitation)}`,
  })
}
