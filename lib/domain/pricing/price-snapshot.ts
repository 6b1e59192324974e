/** Prices of one context tier: USD per million tokens as exact decimal strings; null where the provider names none. */
export interface ClassPrices {
  inputUsd: string | null
  outputUsd: string | null
  cacheReadUsd: string | null
  cacheWrite5mUsd: string | null
  cacheWrite1hUsd: string | null
}

/** A whole-request tier: all prices of a request change once its total input is more than `overTokens`. */
export interface PriceTier extends ClassPrices {
  overTokens: number
}

/** One dated price of one model at one provider. */
export interface PriceRow extends ClassPrices {
  provider: string
  model: string
  /** First instant (UTC, RFC 3339) at which the price holds; null: since ever. */
  effectiveFrom: string | null
  /** First instant at which it holds no more; null: still. */
  effectiveTo: string | null
  /** Recurring hours in which it replaces the row without window, as `parsePriceWindow` reads them; null: always. */
  window: string | null
  /** USD per thousand requests. */
  webSearchUsd: string | null
  tier: PriceTier | null
  source: string
  notes: string
}

/** Another name under which a provider serves a model; exact, never a prefix. */
export interface ModelAlias {
  provider: string
  alias: string
  model: string
}

/** An immutable price catalogue; its id is `<date>.<first 12 hex digits of the sha256 of its file>`. */
export interface PriceSnapshot {
  id: string
  rows: readonly PriceRow[]
  aliases: readonly ModelAlias[]
}

/** The snapshot as it is stored: tables of strings, small to ship and quick to read. */
export interface StoredSnapshot {
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  sources: readonly string[]
  aliases: readonly (readonly string[])[]
}

const COLUMNS = [
  'provider',
  'model',
  'effective_from',
  'effective_to',
  'window',
  'input',
  'output',
  'cache_read',
  'cache_write_5m',
  'cache_write_1h',
  'web_search',
  'tier_over',
  'tier_input',
  'tier_output',
  'tier_cache_read',
  'tier_cache_write_5m',
  'tier_cache_write_1h',
  'source',
  'notes',
] as const

/** Reads a stored snapshot; throws where its columns are not those this version knows. */
export function decodeSnapshot(id: string, stored: StoredSnapshot): PriceSnapshot {
  if (stored.columns.join() !== COLUMNS.join()) throw new Error(`Price snapshot ${id} has other columns`)
  return {
    id,
    rows: stored.rows.map((cells) => decodeRow(cells, stored.sources)),
    aliases: stored.aliases.map(([provider = '', alias = '', model = '']) => ({ provider, alias, model })),
  }
}

/** The stored form of rows and aliases, in a stable order, so that equal prices give equal bytes. */
export function encodeSnapshot(rows: readonly PriceRow[], aliases: readonly ModelAlias[]): StoredSnapshot {
  const sources = [...new Set(rows.map((row) => row.source))].sort()
  return {
    columns: COLUMNS,
    sources,
    rows: rows.map((row) => encodeRow(row, sources)).sort(compareCells),
    aliases: aliases.map(({ provider, alias, model }) => [provider, alias, model]).sort(compareCells),
  }
}

function decodeRow(cells: readonly string[], sources: readonly string[]): PriceRow {
  const [provider = '', model = '', from = '', to = '', window = ''] = cells
  const over = cells[11] ?? ''
  return {
    provider,
    model,
    effectiveFrom: orNull(from),
    effectiveTo: orNull(to),
    window: orNull(window),
    ...decodePrices(cells, 5),
    webSearchUsd: orNull(cells[10]),
    tier: over === '' ? null : { overTokens: Number(over), ...decodePrices(cells, 12) },
    source: sources[Number(cells[17])] ?? '',
    notes: cells[18] ?? '',
  }
}

function decodePrices(cells: readonly string[], at: number): ClassPrices {
  return {
    inputUsd: orNull(cells[at]),
    outputUsd: orNull(cells[at + 1]),
    cacheReadUsd: orNull(cells[at + 2]),
    cacheWrite5mUsd: orNull(cells[at + 3]),
    cacheWrite1hUsd: orNull(cells[at + 4]),
  }
}

function encodeRow(row: PriceRow, sources: readonly string[]): string[] {
  const cells = [
    row.provider,
    row.model,
    row.effectiveFrom,
    row.effectiveTo,
    row.window,
    ...encodePrices(row),
    row.webSearchUsd,
    ...(row.tier === null
      ? ['', '', '', '', '', '']
      : [String(row.tier.overTokens), ...encodePrices(row.tier)]),
    String(sources.indexOf(row.source)),
    row.notes,
  ]
  return cells.map((cell) => cell ?? '')
}

function encodePrices(prices: ClassPrices): (string | null)[] {
  return [
    prices.inputUsd,
    prices.outputUsd,
    prices.cacheReadUsd,
    prices.cacheWrite5mUsd,
    prices.cacheWrite1hUsd,
  ]
}

function orNull(cell: string | undefined): string | null {
  return cell === undefined || cell === '' ? null : cell
}

function compareCells(a: readonly string[], b: readonly string[]): number {
  const left = a.join('\u0000')
  const right = b.join('\u0000')
  return left < right ? -1 : left > right ? 1 : 0
}
