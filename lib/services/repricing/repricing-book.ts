import type { SqlTransaction } from '../../data/database'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import type { PriceOverride } from '../../domain/pricing/price-overrides'
import { requireCatalogue } from '../prices/catalogue-of'

/** The prices of a catalogue under own ones; `invalid` where it is neither this version's nor kept. */
export async function repricingBook(
  tx: SqlTransaction,
  snapshotId: string,
  overrides: readonly PriceOverride[],
): Promise<PriceBook> {
  return createPriceBook({ snapshot: await requireCatalogue(tx, snapshotId), overrides })
}
