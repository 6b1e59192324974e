import type { PrismaTransaction } from '../database'
import { INVITATION_MAIL } from '../mail/account-mail'

export interface MemberRow {
  userId: string
  email: string
  /** Null also for who is only invited: an account elsewhere is nobody's business here. */
  name: string | null
  role: string
  joinedAt: Date
  /** Has not accepted yet. */
  isInvited: boolean
  invitationId: string | null
  invitationExpiresAt: Date | null
  isExpired: boolean
  mailStatus: 'pending' | 'delivered' | 'failed' | null
  mailAnswer: string | null
}

/** The organization's members and whom it invited, by the time they came. */
export async function findMembers(tx: PrismaTransaction, organizationId: number): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>`
    SELECT m.user_id::text AS "userId", u.email,
      CASE WHEN m.accepted_at IS NOT NULL THEN u.name END AS name, m.role,
      coalesce(m.accepted_at, m.created_at) AS "joinedAt",
      m.accepted_at IS NULL AS "isInvited", m.invitation_id::text AS "invitationId",
      m.invitation_expires_at AS "invitationExpiresAt",
      m.accepted_at IS NULL AND coalesce(m.invitation_expires_at <= now(), true) AS "isExpired",
      o.status AS "mailStatus", o.answer AS "mailAnswer"
    FROM member m JOIN user_account u ON u.id = m.user_id
    LEFT JOIN outgoing_mail o ON o.organization_id = m.organization_id
      AND o.dedupe_key = ${INVITATION_MAIL} || m.invitation_id::text
    WHERE m.organization_id = ${organizationId} ORDER BY m.created_at, m.user_id`
}
