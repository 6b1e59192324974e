import type { ListedPrice } from './list-models'
import { spanOf } from './price-clash'
import { PRICE_FIELDS } from './price-overrides'

/** What an own price of the model inherits where it says nothing: the catalogue's prices at an instant (ms, UTC), by field. */
export function inheritedPrices(catalogue: readonly ListedPrice[], atMs: number): Record<string, string> {
  const row = catalogue.find((one) => {
    const { fromMs, toMs } = spanOf(one)
    return one.window === null && fromMs <= atMs && atMs < toMs
  })
  const prices = PRICE_FIELDS.map((name) => [name, row?.[name] ?? null] as const)
  return Object.fromEntries(prices.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== null))
}
