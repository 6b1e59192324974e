import type { SqlTransaction } from '../database'

/** The id of the sample data that is shown; null where none is. */
export async function findSampleImportId(tx: SqlTransaction): Promise<string | null> {
  const [row] = await tx.rows<{ id: string }>(
    `SELECT id FROM import WHERE organization_id = current_organization_id() AND kind = 'sample' AND status = 'done'
     LIMIT 1`,
  )
  return row?.id ?? null
}

/** Lets one transaction at a time load sample data into the organization. */
export async function lockForSample(tx: SqlTransaction): Promise<void> {
  // Weaker than FOR UPDATE: what is sent meanwhile only needs the organization to stay.
  await tx.rows('SELECT 1 FROM organization WHERE id = current_organization_id() FOR NO KEY UPDATE')
}

/** Every id of a sample begins so; nobody else's may be taken for one. */
export const SAMPLE_ID_PREFIX = 'sample:'

/** Takes the runs of sample data away. */
export async function deleteSampleRuns(tx: SqlTransaction): Promise<void> {
  await tx.rows(
    `DELETE FROM agent_run WHERE organization_id = current_organization_id() AND starts_with(id, $1) AND tags ? 'sample'`,
    [SAMPLE_ID_PREFIX],
  )
}
