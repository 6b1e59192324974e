import { INVITATION_DAYS } from '../../domain/members/invitation'
import { inPrismaTransaction, type PrismaTransaction } from '../database'

export interface OpenInvitationRow {
  userId: string
  email: string
  role: string
  organizationName: string
  /** Has an account with a password already, by another organization. */
  hasPassword: boolean
  /** Signs in by a provider already. */
  hasLinkedAccount: boolean
  expiresAt: Date
}

interface InvitationKey {
  organizationId: number
  invitationId: string
}

/** Whom an invitation invites; null where it was answered, renewed or taken back, or is too old. */
export async function findOpenInvitation(
  tx: PrismaTransaction,
  { organizationId, invitationId }: InvitationKey,
): Promise<OpenInvitationRow | null> {
  const [row] = await tx.$queryRaw<OpenInvitationRow[]>`
    SELECT m.user_id::text AS "userId", u.email, m.role, o.name AS "organizationName",
      u.password_hash IS NOT NULL AS "hasPassword",
      EXISTS (SELECT FROM linked_account l WHERE l.user_id = u.id) AS "hasLinkedAccount", m.invitation_expires_at AS "expiresAt"
    FROM member m JOIN user_account u ON u.id = m.user_id JOIN organization o ON o.id = m.organization_id
    WHERE m.organization_id = ${organizationId} AND m.invitation_id = ${invitationId}::uuid
      AND m.accepted_at IS NULL AND m.invitation_expires_at > now()`
  return row ?? null
}

/** What a person has been invited to and has not answered. */
export function findOpenInvitationsOf(userId: string): Promise<(InvitationKey & { role: string })[]> {
  return inPrismaTransaction(
    { userId },
    (tx) => tx.$queryRaw<(InvitationKey & { role: string })[]>`
      SELECT organization_id AS "organizationId", invitation_id::text AS "invitationId", role FROM member
      WHERE user_id = ${userId}::uuid AND accepted_at IS NULL AND invitation_expires_at > now() ORDER BY 1`,
  )
}

/** Makes the invited person a member, once; false where the invitation is not open any more. */
export async function acceptOpenInvitation(
  tx: PrismaTransaction,
  { organizationId, invitationId }: InvitationKey,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE member SET accepted_at = now(), invitation_id = NULL, invitation_expires_at = NULL
    WHERE organization_id = ${organizationId} AND invitation_id = ${invitationId}::uuid
      AND accepted_at IS NULL AND invitation_expires_at > now()`
  return count > 0
}

/** Gives somebody who has not answered a new invitation: the one before it ends. */
export async function replaceInvitation(
  tx: PrismaTransaction,
  { organizationId, invitationId, userId }: InvitationKey & { userId: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE member SET invitation_id = ${invitationId}::uuid,
      invitation_expires_at = now() + make_interval(days => ${INVITATION_DAYS}::integer)
    WHERE organization_id = ${organizationId} AND user_id = ${userId}::uuid AND accepted_at IS NULL`
}

/** Makes somebody who is invited, or was just added, a member: as what an open invitation says, or else as `role`. */
export async function acceptMembership(
  tx: PrismaTransaction,
  organizationId: number,
  { email, role }: { email: string; role: string },
): Promise<{ userId: string; role: string } | null> {
  const [joined] = await tx.$queryRaw<{ userId: string; role: string }[]>`
    UPDATE member m SET accepted_at = now(), invitation_id = NULL, invitation_expires_at = NULL,
      role = CASE WHEN m.invitation_expires_at > now() THEN m.role ELSE ${role} END
    FROM user_account u WHERE u.id = m.user_id AND lower(u.email) = lower(${email})
      AND m.organization_id = ${organizationId} AND m.accepted_at IS NULL
    RETURNING m.user_id::text AS "userId", m.role`
  return joined ?? null
}
