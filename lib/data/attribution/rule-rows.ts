import type { AttributionRule, RuleTerms } from '../../domain/attribution/attribution-rule'
import type { SqlTransaction } from '../database'

/** The organization's rules in their order. */
export function findRules(tx: SqlTransaction): Promise<AttributionRule[]> {
  return tx.rows(
    `SELECT id, conditions, shows, created_label AS "createdLabel", created_at AS "createdAt", updated_at AS "updatedAt"
     FROM attribution_rule WHERE organization_id = current_organization_id() ORDER BY position, id`,
  )
}

/** Writes a new rule behind all others. */
export async function insertRule(
  tx: SqlTransaction,
  {
    id,
    conditions,
    shows,
    createdBy,
    createdLabel,
  }: RuleTerms & {
    id: string
    createdBy: string | null
    createdLabel: string
  },
): Promise<void> {
  await tx.rows(
    `INSERT INTO attribution_rule (organization_id, id, position, conditions, shows, created_by, created_label)
     SELECT current_organization_id(), $1, 1 + count(*), $2, $3, $4, $5 FROM attribution_rule
     WHERE organization_id = current_organization_id()`,
    [id, JSON.stringify(conditions), JSON.stringify(shows), createdBy, createdLabel],
  )
}

export async function updateRule(
  tx: SqlTransaction,
  id: string,
  { conditions, shows }: RuleTerms,
): Promise<void> {
  await tx.rows(
    `UPDATE attribution_rule SET conditions = $2, shows = $3, updated_at = date_trunc('milliseconds', clock_timestamp())
     WHERE organization_id = current_organization_id() AND id = $1`,
    [id, JSON.stringify(conditions), JSON.stringify(shows)],
  )
}

/** Gives the rules the order that their ids are in. */
export async function orderRules(tx: SqlTransaction, ids: readonly string[]): Promise<void> {
  await tx.rows(
    `UPDATE attribution_rule r SET position = o.place FROM unnest($1::uuid[]) WITH ORDINALITY AS o (id, place)
     WHERE r.organization_id = current_organization_id() AND r.id = o.id AND r.position <> o.place`,
    [ids],
  )
}

export async function deleteRule(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows(
    'DELETE FROM attribution_rule WHERE organization_id = current_organization_id() AND id = $1',
    [id],
  )
}
