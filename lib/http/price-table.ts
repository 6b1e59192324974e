import type { ListedPrice } from '../domain/pricing/list-models'
import type { TableRow } from '../services/export/table-file'

const CLASSES = [
  'input_usd_per_mtok',
  'output_usd_per_mtok',
  'cache_read_usd_per_mtok',
  'cache_write_5m_usd_per_mtok',
  'cache_write_1h_usd_per_mtok',
] as const

const COLUMNS = [
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

/** Prices as a table, a row each, the prices over a context's threshold beside the others. */
export function priceTable(prices: readonly ListedPrice[]): {
  name: string
  rows: TableRow[]
  columns: string[]
} {
  const rows = prices.map(({ long_context: long, aliases, ...price }) => ({
    ...price,
    long_context_over_tokens: long?.over_tokens ?? null,
    ...Object.fromEntries(CLASSES.map((name) => [`long_context_${name}`, long?.[name] ?? null])),
    aliases: aliases.join(' '),
  }))
  return { name: 'outlay-prices', rows, columns: COLUMNS }
}
