import { inOrganizationSql } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type ListedPrice, listModels } from '../../domain/pricing/list-models'
import { priceBookOf } from '../usage/price-book-of'

export interface PricesPage {
  snapshotId: string
  models: ListedPrice[]
  nextCursor: string | null
}

/** The prices that hold for the organization: its own first, then the catalogue. The cursor is a place in that list. */
export async function listPrices(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<PricesPage> {
  requireAllowed(caller, 'view_spend')
  const start = Number(page.cursor ?? '0')
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
      fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
    })
  }
  const book = await inOrganizationSql(caller.organizationId, priceBookOf)
  const all = listModels(book)
  const end = start + page.limit
  return {
    snapshotId: book.snapshot.id,
    models: all.slice(start, end),
    nextCursor: end < all.length ? String(end) : null,
  }
}
