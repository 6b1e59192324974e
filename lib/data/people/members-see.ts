import type { MembersSee, UsageShare } from '../../domain/people/members-see'
import type { SqlTransaction } from '../database'

/** What the organization lets members and viewers see of its spend. */
export async function findMembersSee(tx: SqlTransaction): Promise<MembersSee> {
  const [row] = await tx.rows<{ see: MembersSee }>(
    'SELECT members_see AS see FROM organization WHERE id = current_organization_id()',
  )
  return row?.see ?? 'own'
}

/** Changes it and answers what it was. */
export async function updateMembersSee(tx: SqlTransaction, see: MembersSee): Promise<MembersSee> {
  // The lock makes what is answered as "before" what was really there.
  await tx.rows('SELECT 1 FROM organization WHERE id = current_organization_id() FOR UPDATE')
  const before = await findMembersSee(tx)
  await tx.rows('UPDATE organization SET members_see = $1 WHERE id = current_organization_id()', [see])
  return before
}

/** What the running transaction sees, as the policies have it. */
export async function findUsageShare(tx: SqlTransaction): Promise<UsageShare> {
  const [row] = await tx.rows<{ all: boolean; teams: string[] }>(
    `SELECT sees_all_usage() AS "all", seen_names('teams') AS teams`,
  )
  return row?.all ? { kind: 'all' } : { kind: 'part', teams: row?.teams ?? [] }
}
