import type { SqlTransaction } from '../database'

/** The runs that may be tries of the same as this one: those that name it, and those of its framework, group and repeat. */
export async function findSiblingRunIds(tx: SqlTransaction, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT other.id FROM agent_run other
     LEFT JOIN agent_run run ON run.organization_id = current_organization_id() AND run.id = $1
     WHERE other.organization_id = current_organization_id() AND other.id <> $1 AND (other.retry_of = $1
       OR (other.framework = run.framework AND other.repeat = run.repeat
         AND other.group_name IS NOT DISTINCT FROM run.group_name))`,
    [id],
  )
  return rows.map((row) => row.id)
}
