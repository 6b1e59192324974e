import type { SqlTransaction } from '../database'

export interface TeamMemberRow {
  team: string
  userId: string
  email: string
  name: string | null
  isLead: boolean
}

export interface TeamRow {
  name: string
  createdAt: Date
  /** True where usage names the team: it comes back with the usage. */
  isInUsage: boolean
}

/** Teams that were made, and those that usage names. */
export function findTeams(tx: SqlTransaction): Promise<TeamRow[]> {
  return tx.rows(
    `SELECT name, coalesce(team.created_at, now()) AS "createdAt", used.name IS NOT NULL AS "isInUsage"
     FROM (SELECT name, created_at FROM team WHERE organization_id = current_organization_id()) team
     FULL JOIN (SELECT DISTINCT team AS name FROM series
       WHERE organization_id = current_organization_id() AND team IS NOT NULL) used USING (name)
     ORDER BY lower(name), name`,
  )
}

const MEMBERS = `SELECT t.team, t.user_id AS "userId", u.email, u.name, t.is_lead AS "isLead"
  FROM team_member t JOIN user_account u ON u.id = t.user_id WHERE t.organization_id = current_organization_id()`

/** Leads first, then by address. */
export function findTeamMembers(tx: SqlTransaction): Promise<TeamMemberRow[]> {
  return tx.rows(`${MEMBERS} ORDER BY t.team, t.is_lead DESC, u.email`)
}

/** A team's members, held against other changes of the same team; null where there is no such team. */
export async function lockTeam(tx: SqlTransaction, name: string): Promise<TeamMemberRow[] | null> {
  // A process that saw it before it was deleted does not make it again when usage comes back.
  await tx.rows(
    `INSERT INTO team (organization_id, name) SELECT organization_id, team FROM series
     WHERE organization_id = current_organization_id() AND team = $1 LIMIT 1 ON CONFLICT DO NOTHING`,
    [name],
  )
  const found = await tx.rows(
    'SELECT 1 FROM team WHERE organization_id = current_organization_id() AND name = $1 FOR UPDATE',
    [name],
  )
  return found.length === 0 ? null : tx.rows<TeamMemberRow>(`${MEMBERS} AND t.team = $1`, [name])
}

/** False where there is a team of this name. */
export async function insertTeam(tx: SqlTransaction, name: string): Promise<boolean> {
  const rows = await tx.rows(
    `INSERT INTO team (organization_id, name) SELECT current_organization_id(), $1
     WHERE NOT EXISTS (SELECT FROM team WHERE organization_id = current_organization_id() AND lower(name) = lower($1))
     ON CONFLICT DO NOTHING RETURNING 1`,
    [name],
  )
  return rows.length > 0
}

export async function deleteTeam(tx: SqlTransaction, name: string): Promise<void> {
  await tx.rows('DELETE FROM team WHERE organization_id = current_organization_id() AND name = $1', [name])
}

export async function isTeamInUsage(tx: SqlTransaction, name: string): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM series WHERE organization_id = current_organization_id() AND $1 IN (team, sent ->> 'team') LIMIT 1`,
    [name],
  )
  return rows.length > 0
}

export async function upsertTeamMember(
  tx: SqlTransaction,
  { team, userId, isLead }: { team: string; userId: string; isLead: boolean },
): Promise<void> {
  await tx.rows(
    `INSERT INTO team_member (organization_id, team, user_id, is_lead) VALUES (current_organization_id(), $1, $2, $3)
     ON CONFLICT (organization_id, team, user_id) DO UPDATE SET is_lead = excluded.is_lead`,
    [team, userId, isLead],
  )
}

export async function deleteTeamMember(
  tx: SqlTransaction,
  { team, userId }: { team: string; userId: string },
): Promise<void> {
  await tx.rows(
    'DELETE FROM team_member WHERE organization_id = current_organization_id() AND team = $1 AND user_id = $2',
    [team, userId],
  )
}
