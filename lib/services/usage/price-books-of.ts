import type { SqlTransaction } from '../../data/database'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { findPriceSnapshot } from '../../data/prices/price-snapshots'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'

/** Gives the prices of each snapshot named, under the organization's own; today's for null and for what is not known. */
export async function priceBooksOf(
  tx: SqlTransaction,
  snapshotIds: Iterable<string>,
): Promise<(snapshotId: string | null) => PriceBook> {
  const overrides = await findPriceOverrides(tx)
  const current = createPriceBook({ snapshot: currentSnapshot(), overrides })
  const books = new Map<string, PriceBook>([[currentSnapshot().id, current]])
  for (const id of new Set(snapshotIds)) {
    if (books.has(id)) continue
    const snapshot = await findPriceSnapshot(tx, id)
    if (snapshot) books.set(id, createPriceBook({ snapshot, overrides }))
  }
  return (id) => (id === null ? current : (books.get(id) ?? current))
}
