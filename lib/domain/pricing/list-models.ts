import type { PriceBook } from './price-book'
import type { PriceOverride } from './price-overrides'
import type { ClassPrices, PriceRow } from './price-snapshot'

/** One dated price as `outlay models` and the API show it: USD per million tokens, decimal strings. */
export interface ListedPrice {
  provider: string
  model: string
  effective_from: string | null
  effective_to: string | null
  /** Recurring hours in which this price holds, e.g. `Mon-Fri 09:00-12:00 +08:00`; null: always. */
  window: string | null
  input_usd_per_mtok: string | null
  output_usd_per_mtok: string | null
  cache_read_usd_per_mtok: string | null
  cache_write_5m_usd_per_mtok: string | null
  cache_write_1h_usd_per_mtok: string | null
  web_search_usd_per_thousand: string | null
  /** What the whole request costs once its total input is over that many tokens. */
  long_context: ({ over_tokens: number } & ListedClassPrices) | null
  aliases: string[]
  source: string
  notes: string | null
}
type ListedClassPrices = Pick<
  ListedPrice,
  | 'input_usd_per_mtok'
  | 'output_usd_per_mtok'
  | 'cache_read_usd_per_mtok'
  | 'cache_write_5m_usd_per_mtok'
  | 'cache_write_1h_usd_per_mtok'
>

/** Every price of a book, own prices first, then the catalogue by provider, model and date. */
export function listModels(book: PriceBook): ListedPrice[] {
  const aliases = new Map<string, string[]>()
  for (const { provider, alias, model } of book.snapshot.aliases) {
    const key = `${provider}/${model}`
    const names = aliases.get(key)
    if (names === undefined) aliases.set(key, [alias])
    else names.push(alias)
  }
  const catalogue = [...book.snapshot.rows].sort(compareRows)
  return [...book.overrides.map(toOwnPrice), ...catalogue.map((row) => toListed(row, aliases))]
}

function toListed(row: PriceRow, aliases: ReadonlyMap<string, string[]>): ListedPrice {
  return {
    provider: row.provider,
    model: row.model,
    effective_from: row.effectiveFrom,
    effective_to: row.effectiveTo,
    window: row.window,
    ...classPrices(row),
    web_search_usd_per_thousand: row.webSearchUsd,
    long_context: row.tier === null ? null : { over_tokens: row.tier.overTokens, ...classPrices(row.tier) },
    aliases: aliases.get(`${row.provider}/${row.model}`) ?? [],
    source: row.source,
    notes: row.notes === '' ? null : row.notes,
  }
}

function classPrices(prices: ClassPrices): ListedClassPrices {
  return {
    input_usd_per_mtok: prices.inputUsd,
    output_usd_per_mtok: prices.outputUsd,
    cache_read_usd_per_mtok: prices.cacheReadUsd,
    cache_write_5m_usd_per_mtok: prices.cacheWrite5mUsd,
    cache_write_1h_usd_per_mtok: prices.cacheWrite1hUsd,
  }
}

function toOwnPrice(override: PriceOverride): ListedPrice {
  const { model, provider, discount_percent: discount, ...prices } = override
  return {
    provider: provider ?? '*',
    model: model ?? '*',
    ...prices,
    window: null,
    long_context: null,
    aliases: [],
    source: 'own price',
    notes: discount === null ? null : `${discount}% discount`,
  }
}

function compareRows(a: PriceRow, b: PriceRow): number {
  return (
    compareText(a.provider, b.provider) ||
    compareText(a.model, b.model) ||
    compareText(a.effectiveFrom ?? '', b.effectiveFrom ?? '') ||
    compareText(a.window ?? '', b.window ?? '')
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
