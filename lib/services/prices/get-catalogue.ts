import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { findPriceOverrides } from '../../data/prices/find-price-overrides'
import { sumUnpriced } from '../../data/prices/sum-unpriced'
import { type Caller, mayDo, requireAllowed } from '../../domain/members/caller'
import { waitingSnapshot } from '../../domain/pricing/current-snapshot'
import { createPriceBook, type PriceBook } from '../../domain/pricing/price-book'
import type { PriceSnapshot } from '../../domain/pricing/price-snapshot'
import { unpricedModels } from '../../domain/pricing/unpriced-models'
import { priceBookOf } from '../usage/price-book-of'
import { catalogueOf } from './catalogue-of'

export interface CatalogueInUse {
  id: string
  /** The one that came with this version and is not taken yet. */
  waiting: WaitingCatalogue | null
}

export interface WaitingCatalogue {
  id: string
  /** Models that calls wait for a price of, which have one in it. */
  newlyPriced: string[]
}

/** The catalogue that new costs are made from, and the newer one that waits to be taken, if any. */
export async function getCatalogue(caller: Caller): Promise<CatalogueInUse> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { id } = await catalogueOf(tx)
    const waiting = waitingSnapshot(id)
    return {
      id,
      waiting: waiting && { id: waiting.id, newlyPriced: await findNewlyPriced(tx, waiting) },
    }
  })
}

/** True where a newer catalogue waits for who may take it. */
export async function isCatalogueWaiting(caller: Caller): Promise<boolean> {
  if (!mayDo(caller, 'manage_prices')) return false
  return inOrganizationSql(caller.organizationId, isNewerWaiting)
}

/** The same for who is known to be allowed to take it. */
export async function isNewerWaiting(tx: SqlTransaction): Promise<boolean> {
  return waitingSnapshot((await catalogueOf(tx)).id) !== null
}

async function findNewlyPriced(tx: SqlTransaction, waiting: PriceSnapshot): Promise<string[]> {
  const groups = await sumUnpriced(tx)
  const pricedBy = (book: PriceBook) =>
    unpricedModels(groups, book).flatMap(({ model, reason }) =>
      model !== null && reason === null ? [model] : [],
    )
  const already = new Set(pricedBy(await priceBookOf(tx)))
  const overrides = await findPriceOverrides(tx)
  return pricedBy(createPriceBook({ snapshot: waiting, overrides })).filter((model) => !already.has(model))
}
