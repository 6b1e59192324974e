import type { SqlTransaction } from '../database'

/** The catalogue that the organization took; null where it has taken none yet. */
export async function findTakenSnapshotId(tx: SqlTransaction): Promise<string | null> {
  const [row] = await tx.rows<{ id: string | null }>(
    'SELECT price_snapshot_id AS id FROM organization WHERE id = current_organization_id()',
  )
  return row?.id ?? null
}

/** As `findTakenSnapshotId`; nobody else takes another one until the transaction ends. */
export async function lockTakenSnapshotId(tx: SqlTransaction): Promise<string | null> {
  const [row] = await tx.rows<{ id: string | null }>(
    'SELECT price_snapshot_id AS id FROM organization WHERE id = current_organization_id() FOR NO KEY UPDATE',
  )
  return row?.id ?? null
}

/** Makes a catalogue that is kept the one that new costs are made from. */
export async function updateTakenSnapshot(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows('UPDATE organization SET price_snapshot_id = $1 WHERE id = current_organization_id()', [id])
}
