import type { SqlTransaction } from '../../data/database'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import { findCatalogue } from '../prices/catalogue-of'
import { priceBookOf } from './price-book-of'

/** Gives the prices of each snapshot named, under the organization's own; today's for null and for what is not known. */
export async function priceBooksOf(
  tx: SqlTransaction,
  snapshotIds: Iterable<string>,
): Promise<(snapshotId: string | null) => PriceBook> {
  const current = await priceBookOf(tx)
  const overrides = await findPriceOverrides(tx)
  const books = new Map<string, PriceBook>([[current.snapshot.id, current]])
  for (const id of new Set(snapshotIds)) {
    if (books.has(id)) continue
    const snapshot = await findCatalogue(tx, id)
    if (snapshot) books.set(id, createPriceBook({ snapshot, overrides }))
  }
  return (id) => (id === null ? current : (books.get(id) ?? current))
}
