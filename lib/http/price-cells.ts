import type { ListedPrice } from '../domain/pricing/list-models'

const CLASSES = [
  'input_usd_per_mtok',
  'output_usd_per_mtok',
  'cache_read_usd_per_mtok',
  'cache_write_5m_usd_per_mtok',
  'cache_write_1h_usd_per_mtok',
] as const

/** The columns of prices in a file. */
export const PRICE_COLUMNS = [
  'provider',
  'model',
  'effective_from',
  'effective_to',
  'window',
  ...CLASSES,
  'web_search_usd_per_thousand',
  'long_context_over_tokens',
  ...CLASSES.map((name) => `long_context_${name}`),
  'aliases',
  'source',
  'notes',
]

/** A price as a row of a file: the prices over a context's threshold stand beside the others. */
export function priceCells({
  long_context: long,
  aliases,
  ...price
}: ListedPrice): Record<string, string | number | null> {
  return {
    ...price,
    long_context_over_tokens: long?.over_tokens ?? null,
    ...Object.fromEntries(CLASSES.map((name) => [`long_context_${name}`, long?.[name] ?? null])),
    aliases: aliases.join(' '),
  }
}
