import { RULE_LABELS } from '../../domain/attribution/attribution-rule'
import { sentLabel } from '../attribution/series-labels'
import type { SqlTransaction } from '../database'

/** Every user label of the organization's usage, as it is shown and as it was sent. */
export async function findUserLabels(tx: SqlTransaction): Promise<string[]> {
  const rows = await tx.rows<{ label: string }>(
    `SELECT DISTINCT label FROM series CROSS JOIN LATERAL (VALUES (user_label), (sent ->> 'user')) AS labels (label)
     WHERE organization_id = current_organization_id() AND label IS NOT NULL`,
  )
  return rows.map(({ label }) => label)
}

/** Which of some spellings are also values of another dimension, and whether all usage of such a value is of some users. */
export function findOtherNames(
  tx: SqlTransaction,
  spellings: readonly string[],
  users: readonly string[],
): Promise<{ kind: 'project' | 'team' | 'task' | 'framework'; name: string; isTheirs: boolean }[]> {
  return tx.rows(
    `SELECT kind, lower(btrim(value)) AS name, bool_and(coalesce(user_label = ANY ($2), false)) AS "isTheirs"
     FROM series CROSS JOIN LATERAL
       (VALUES ${RULE_LABELS.map((name) => `('${name}', ${name}), ('${name}', ${sentLabel(name)})`).join(', ')}) AS named (kind, value)
     WHERE organization_id = current_organization_id() AND lower(btrim(value)) = ANY ($1) GROUP BY 1, 2`,
    [spellings, users],
  )
}

/** How many series are under some user labels. */
export async function countSeriesOf(tx: SqlTransaction, users: readonly string[]): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::integer AS count FROM series
     WHERE organization_id = current_organization_id() AND (user_label = ANY ($1) OR sent ->> 'user' = ANY ($1))`,
    [users],
  )
  return row?.count ?? 0
}

/** Channels of mail to one of some addresses. */
export function findMailChannels(
  tx: SqlTransaction,
  addresses: readonly string[],
): Promise<{ id: string; name: string; target: string }[]> {
  return tx.rows(
    `SELECT id, name, shown_target AS target FROM channel
     WHERE organization_id = current_organization_id() AND kind = 'email' AND lower(shown_target) = ANY ($1) ORDER BY name, id`,
    [addresses],
  )
}
