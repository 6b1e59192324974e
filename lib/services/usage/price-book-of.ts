import type { SqlTransaction } from '../../data/database'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import { catalogueOf } from '../prices/catalogue-of'

const books = new Map<string, PriceBook>()
const MOST_BOOKS = 50

/** The prices that hold for an organization now: the catalogue it took under its own prices, read in the same transaction. */
export async function priceBookOf(tx: SqlTransaction): Promise<PriceBook> {
  const snapshot = await catalogueOf(tx)
  const overrides = await findPriceOverrides(tx)
  const key = `${tx.organizationId} ${snapshot.id} ${JSON.stringify(overrides)}`
  const known = books.get(key)
  if (known) return known
  if (books.size >= MOST_BOOKS) books.clear()
  const made = createPriceBook({ snapshot, overrides })
  books.set(key, made)
  return made
}
