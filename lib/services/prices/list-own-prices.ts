import { inOrganizationSql } from '../../data/database'
import { findOwnPrices } from '../../data/prices/own-prices'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { refusedCursor } from '../../domain/page-cursor'
import type { OwnPrice } from '../../domain/pricing/own-price'

/** The organization's own prices, then its discounts, each by name and date. */
export async function listOwnPrices(caller: Caller): Promise<OwnPrice[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findOwnPrices)
}

/** A page of them; the cursor is the last one's id. */
export async function listOwnPricesPage(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ prices: OwnPrice[]; nextCursor: string | null }> {
  const all = await listOwnPrices(caller)
  const last = cursor === null ? -1 : all.findIndex(({ id }) => id === cursor)
  if (cursor !== null && last === -1) throw refusedCursor()
  const prices = all.slice(last + 1, last + 1 + limit)
  const isMore = last + 1 + limit < all.length
  return { prices, nextCursor: isMore ? (prices.at(-1)?.id ?? null) : null }
}
