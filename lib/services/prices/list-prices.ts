import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { pageOf } from '../../domain/page-cursor'
import { type ListedPrice, listModels } from '../../domain/pricing/list-models'
import { searchModels } from '../../domain/pricing/search-models'
import { priceBookOf } from '../usage/price-book-of'

export interface PricesPage {
  snapshotId: string
  models: ListedPrice[]
  /** Of all pages. */
  count: number
  nextCursor: string | null
}

/**
 * The prices that hold for the organization: its own first, then the catalogue; only those that `search` finds, where it
 * is given. The cursor is a place in that list.
 */
export async function listPrices(
  caller: Caller,
  page: { limit: number; cursor: string | null; search?: string },
): Promise<PricesPage> {
  requireAllowed(caller, 'view_spend')
  const book = await inOrganizationSql(caller.organizationId, priceBookOf)
  const found = searchModels(listModels(book), page.search ?? '')
  const { items, nextCursor } = pageOf(found, page)
  return { snapshotId: book.snapshot.id, models: items, count: found.length, nextCursor }
}
