import type { PriceSnapshot } from '../../domain/pricing/price-snapshot'
import type { SqlTransaction } from '../database'

const remembered = new Set<string>()

/** Keeps a snapshot that priced something, whole, so that its costs stay explicable after the product has moved on. */
export async function rememberPriceSnapshot(tx: SqlTransaction, snapshot: PriceSnapshot): Promise<void> {
  if (remembered.has(snapshot.id)) return
  const [known] = await tx.rows('SELECT 1 FROM price_snapshot WHERE id = $1', [snapshot.id])
  // Remembered only once it is seen committed: this transaction may still fail.
  if (known) remembered.add(snapshot.id)
  else
    await tx.rows('INSERT INTO price_snapshot (id, content) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      snapshot.id,
      JSON.stringify(snapshot),
    ])
}

/** A snapshot that priced something, by its id. */
export async function findPriceSnapshot(tx: SqlTransaction, id: string): Promise<PriceSnapshot | null> {
  const [row] = await tx.rows<{ content: PriceSnapshot }>(
    'SELECT content FROM price_snapshot WHERE id = $1',
    [id],
  )
  return row?.content ?? null
}

/** The catalogue that the organization's costs were made from before the one named, if any. */
export async function findSnapshotBefore(tx: SqlTransaction, id: string): Promise<PriceSnapshot | null> {
  const [row] = await tx.rows<{ content: PriceSnapshot }>(
    `SELECT content FROM price_snapshot s WHERE id <> $1 AND EXISTS (
       SELECT FROM price_basis b WHERE b.organization_id = current_organization_id() AND b.snapshot_id = s.id)
     ORDER BY first_used_at DESC, id DESC LIMIT 1`,
    [id],
  )
  return row?.content ?? null
}

/** The catalogues that the organization's costs were ever made from and that are kept, newest first. */
export async function findUsedSnapshotIds(tx: SqlTransaction): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `SELECT DISTINCT b.snapshot_id AS id FROM price_basis b JOIN price_snapshot s ON s.id = b.snapshot_id
     WHERE b.organization_id = current_organization_id() ORDER BY b.snapshot_id DESC`,
  )
  return rows.map(({ id }) => id)
}
