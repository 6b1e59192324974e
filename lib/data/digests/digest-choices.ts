import type { DigestKind } from '../../domain/digests/due-digest'
import type { MemberCaller } from '../../domain/members/caller'
import type { Role } from '../../domain/members/roles'
import type { SqlTransaction } from '../database'

export type DigestChoice = Record<DigestKind, boolean>

/** What a member chose; neither where they said nothing. */
export async function findDigestChoice(tx: SqlTransaction, userId: string): Promise<DigestChoice> {
  const [row] = await tx.rows<DigestChoice>(
    'SELECT weekly, monthly FROM digest_choice WHERE organization_id = $1 AND user_id = $2',
    [tx.organizationId, userId],
  )
  return row ?? { weekly: false, monthly: false }
}

export async function saveDigestChoice(
  tx: SqlTransaction,
  userId: string,
  { weekly, monthly }: DigestChoice,
): Promise<void> {
  await tx.rows(
    `INSERT INTO digest_choice (organization_id, user_id, weekly, monthly) VALUES ($1, $2, $3, $4)
     ON CONFLICT (organization_id, user_id)
     DO UPDATE SET weekly = excluded.weekly, monthly = excluded.monthly, updated_at = now()`,
    [tx.organizationId, userId, weekly, monthly],
  )
}

/** Who chose which digest, as the caller that services take, and when. */
export async function findDigestReaders(
  tx: SqlTransaction,
): Promise<{ caller: MemberCaller; choice: DigestChoice; chosenAt: Date }[]> {
  const rows = await tx.rows<{
    user_id: string
    email: string
    name: string | null
    role: Role
    organization_name: string
    time_zone: string
    weekly: boolean
    monthly: boolean
    updated_at: Date
  }>(
    `SELECT d.user_id, u.email, u.name, m.role, o.name AS organization_name, o.time_zone, d.weekly, d.monthly, d.updated_at
     FROM digest_choice d
     JOIN member m ON m.organization_id = d.organization_id AND m.user_id = d.user_id
     JOIN user_account u ON u.id = d.user_id
     JOIN organization o ON o.id = d.organization_id
     WHERE d.organization_id = $1 AND (d.weekly OR d.monthly) ORDER BY d.user_id`,
    [tx.organizationId],
  )
  return rows.map((row) => ({
    caller: {
      kind: 'member',
      organizationId: tx.organizationId,
      organizationName: row.organization_name,
      timeZone: row.time_zone,
      userId: row.user_id,
      email: row.email,
      name: row.name,
      role: row.role,
      sessionId: '',
      ip: null,
    },
    choice: { weekly: row.weekly, monthly: row.monthly },
    chosenAt: row.updated_at,
  }))
}
