import { inOrganizationSql } from '../../data/database'
import { findUsedModels } from '../../data/prices/find-used-models'
import { findOwnPrices } from '../../data/prices/own-prices'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type ListedPrice, listModels } from '../../domain/pricing/list-models'
import { isMeantBy, overrideTarget } from '../../domain/pricing/override-target'
import type { OwnPrice } from '../../domain/pricing/own-price'
import { type PriceStep, priceHistory } from '../../domain/pricing/price-history'
import { indexSnapshot, resolveModel } from '../../domain/pricing/resolve-model'
import { priceBookOf } from '../usage/price-book-of'

export interface ModelPrices {
  /** How the name was read, in one sentence; null where the catalogue does not know it. */
  resolution: string | null
  /** Why the catalogue has no price; null where it has. */
  reason: string | null
  provider: string | null
  /** As the catalogue calls it. */
  model: string
  /** The catalogue's, all dates. */
  catalogue: ListedPrice[]
  /** Own prices and discounts that are for the model. */
  own: OwnPrice[]
  steps: PriceStep[]
  range: { fromMs: number; toMs: number }
  /** Other providers that sell a model of this name. */
  otherProviders: string[]
  /** The names under which the organization's calls know it. */
  usedNames: string[]
}

/** All that is known of one model's price: the catalogue's, one's own, and what holds when. */
export async function getModelPrices(
  caller: Caller,
  model: string,
  provider: string | null,
  rangeOf: (dates: (string | null)[]) => { fromMs: number; toMs: number },
): Promise<ModelPrices> {
  requireAllowed(caller, 'view_spend')
  const { book, all, used } = await inOrganizationSql(caller.organizationId, async (tx) => ({
    book: await priceBookOf(tx),
    all: await findOwnPrices(tx),
    used: await findUsedModels(tx),
  }))
  const index = indexSnapshot(book.snapshot)
  const resolve = (name: string, at: string | null = null) => resolveModel(index, at, name)
  const resolved = resolve(model, provider)
  const known = resolved.kind === 'known' ? resolved : null
  const target = overrideTarget(resolved, provider, model)
  const own = all.filter(({ override }) => isMeantBy(override, target, resolve))
  const catalogue = listModels(book).filter(
    (row) => row.source !== 'own price' && row.provider === known?.provider && row.model === known.model,
  )
  const range = rangeOf(
    [...catalogue, ...own.map(({ override }) => override)].flatMap((row) => [
      row.effective_from,
      row.effective_to,
    ]),
  )
  return {
    resolution: known?.resolution ?? null,
    reason: resolved.kind === 'unknown' ? resolved.reason : null,
    provider: known?.provider ?? provider,
    model: known?.model ?? model,
    catalogue,
    own,
    steps: priceHistory(book, provider, model, range),
    range,
    otherProviders: [...index.rows]
      .filter(([name, models]) => name !== known?.provider && models.has(known?.model ?? model))
      .map(([name]) => name),
    usedNames: [
      ...new Set(
        used
          .filter((one) => {
            const other = resolve(one.model, one.provider)
            return other.kind === 'known'
              ? other.provider === known?.provider && other.model === known.model
              : one.model === model
          })
          .map((one) => one.model),
      ),
    ],
  }
}
