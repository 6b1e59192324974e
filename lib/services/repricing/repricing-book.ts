import type { SqlTransaction } from '../../data/database'
import { findPriceSnapshot } from '../../data/prices/price-snapshots'
import { ProductError } from '../../domain/errors'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import type { PriceOverride } from '../../domain/pricing/price-overrides'

/** The prices of a catalogue snapshot under own ones; `invalid` where the snapshot is neither this version's nor kept. */
export async function repricingBook(
  tx: SqlTransaction,
  snapshotId: string,
  overrides: readonly PriceOverride[],
): Promise<PriceBook> {
  const current = currentSnapshot()
  const snapshot = snapshotId === current.id ? current : await findPriceSnapshot(tx, snapshotId)
  if (!snapshot) {
    const message = `There is no snapshot ${snapshotId.slice(0, 100)}; this version's is ${current.id}.`
    throw new ProductError('invalid', `snapshot: ${message}`, { fields: [{ path: 'snapshot', message }] })
  }
  return createPriceBook({ snapshot, overrides })
}
