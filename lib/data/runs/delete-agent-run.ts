import type { SqlTransaction } from '../database'

/** Forgets what was said of a run and of its tasks; its calls stay. False where nothing was said. */
export async function deleteAgentRun(tx: SqlTransaction, id: string): Promise<boolean> {
  const rows = await tx.rows(
    'DELETE FROM agent_run WHERE organization_id = current_organization_id() AND id = $1 RETURNING id',
    [id],
  )
  return rows.length > 0
}
