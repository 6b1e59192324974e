import { parseDecimal } from '../money'
import type { ClassPrices, ModelAlias, PriceRow, PriceTier } from './price-snapshot'

/** The parts of the upstream catalogue (`@pydantic/genai-prices`) that prices of text tokens need. */
export interface UpstreamProvider {
  id: string
  models: readonly UpstreamModel[]
}
interface UpstreamModel {
  id: string
  match: unknown
  context_window?: number
  prices: UpstreamPrices | readonly { constraint?: UpstreamConstraint; prices: UpstreamPrices }[]
}
type UpstreamPrices = Readonly<Record<string, number | UpstreamTiers | undefined>>
interface UpstreamTiers {
  base: number
  tiers: readonly { start: number; price: number }[]
}
type UpstreamConstraint =
  | { type: 'start_date'; start_date: string }
  | { type: 'time_of_date'; start_time: string; end_time: string }

export interface ConvertedCatalogue {
  rows: PriceRow[]
  aliases: ModelAlias[]
  /** `provider/model: why` for each model that has no usable token price. */
  skipped: string[]
}

const CLASS_KEYS = {
  inputUsd: 'input_mtok',
  outputUsd: 'output_mtok',
  cacheReadUsd: 'cache_read_mtok',
  cacheWrite5mUsd: 'cache_write_mtok',
  cacheWrite1hUsd: 'cache_write_1h_mtok',
} as const

/** Fees that a token price alone would leave out, so that a model with one would be priced too low. */
const UNCOUNTED_FEES = ['requests_kcount', 'output_reasoning_mtok', 'output_citation_mtok']

const WINDOW_AND_DATE =
  'upstream cannot say "these hours from that date on" (genai-prices#582); write rows of our own'

/**
 * Upstream's catalogue as dated rows with exact decimal strings. Throws where a price has more than 9 decimals after
 * float noise is rounded away, where a model has several thresholds, or where a date and a daily window meet.
 * Models named in `replacedModels` (`provider/model`) have rows of our own and are left out.
 * Name patterns become exact names only: a prefix would price unknown successors (`claude-sonnet-5-5`).
 */
export function convertCatalogue(
  providers: readonly UpstreamProvider[],
  options: { source: string; replacedModels: ReadonlySet<string> },
): ConvertedCatalogue {
  const result: ConvertedCatalogue = { rows: [], aliases: [], skipped: [] }
  for (const provider of providers) {
    for (const model of provider.models) {
      const id = canonicalId(provider.id, model.id)
      const isReplaced = options.replacedModels.has(`${provider.id}/${id}`)
      const why = isReplaced ? 'rows of our own' : (unusable(model) ?? takenBy(result.rows, provider.id, id))
      if (why !== null) result.skipped.push(`${provider.id}/${model.id}: ${why}`)
      if (why !== null && !isReplaced) continue
      if (!isReplaced) result.rows.push(...convertModel(provider.id, id, model, options.source))
      for (const alias of [...exactNames(model), ...bareName(provider.id, id)]) {
        const name = canonicalId(provider.id, alias)
        if (name !== id) result.aliases.push({ provider: provider.id, alias: name, model: id })
      }
    }
  }
  const taken = new Set([
    ...options.replacedModels,
    ...result.rows.map((row) => `${row.provider}/${row.model}`),
  ])
  result.aliases = result.aliases.filter(({ provider, alias }) => {
    const key = `${provider}/${alias}`
    if (taken.has(key)) return false
    taken.add(key)
    return true
  })
  return result
}

/** Upstream has no rows of Alibaba's own, so Qwen's plain names can only mean what OpenRouter charges. */
function bareName(provider: string, id: string): string[] {
  return provider === 'openrouter' && id.startsWith('qwen/') ? [id.slice('qwen/'.length)] : []
}

function takenBy(rows: readonly PriceRow[], provider: string, id: string): string | null {
  return rows.some((row) => row.provider === provider && row.model === id) ? `another row of ${id}` : null
}

/** OpenRouter charges a twelfth of a dollar for cache writes of some Gemini models: no decimal says it exactly. */
const ENDLESS: ReadonlyMap<number, string> = new Map([[0.08333333333333334, '0.083333333']])

/** A catalogue price as its shortest decimal text: float noise rounded at 9 decimals, more than that refused. */
export function exactPrice(price: number): string {
  if (!Number.isFinite(price) || price < 0) throw new Error(`Not a price: ${price}`)
  const endless = ENDLESS.get(price)
  if (endless !== undefined) return endless
  const rounded = price.toFixed(9).replace(/\.?0+$/, '')
  if (Math.abs(Number(rounded) - price) > price * 1e-12) {
    throw new Error(`Price ${price} has more than 9 decimals`)
  }
  if (parseDecimal(rounded) === null) throw new Error(`Not a price: ${price}`)
  return rounded
}

/** Bedrock's ids end in a version and carry a date that means nothing for the price; all names are compared in lower case. */
export function canonicalId(provider: string, id: string): string {
  const name = id.toLowerCase()
  return provider === 'aws' ? name.replace(/-v\d+(:\d+)?$|:\d+$/, '').replace(/-(19|20)\d{6}$/, '') : name
}

function unusable(model: UpstreamModel): string | null {
  const all = priceSets(model)
  const fee = UNCOUNTED_FEES.find((key) => all.some((set) => set.prices[key] !== undefined))
  if (fee !== undefined) return `charges ${fee}, which no log counts`
  return all.some((set) => set.prices.input_mtok !== undefined) ? null : 'no price per text token'
}

function priceSets(
  model: UpstreamModel,
): readonly { constraint?: UpstreamConstraint; prices: UpstreamPrices }[] {
  return isList(model.prices) ? model.prices : [{ prices: model.prices }]
}

function isList(
  prices: UpstreamModel['prices'],
): prices is Extract<UpstreamModel['prices'], readonly unknown[]> {
  return Array.isArray(prices)
}

function convertModel(provider: string, id: string, model: UpstreamModel, source: string): PriceRow[] {
  const sets = priceSets(model)
  const dates = sets.flatMap(({ constraint }) =>
    constraint?.type === 'start_date' ? [startOf(constraint.start_date)] : [],
  )
  return sets.map(({ constraint, prices }) => {
    const from = constraint?.type === 'start_date' ? startOf(constraint.start_date) : null
    const isWindow = constraint?.type === 'time_of_date'
    if (isWindow && dates.length > 0) throw new Error(`${provider}/${id}: ${WINDOW_AND_DATE}`)
    return {
      provider,
      model: id,
      effectiveFrom: from,
      effectiveTo: isWindow ? null : (dates.find((date) => from === null || date > from) ?? null),
      window: isWindow ? toWindow(constraint.start_time, constraint.end_time) : null,
      ...classPrices(prices, (value) => (typeof value === 'number' ? value : value?.base)),
      webSearchUsd: webSearch(prices),
      tier: toTier(provider, id, prices),
      source,
      notes: '',
    }
  })
}

function startOf(date: string): string {
  return `${date}T00:00:00Z`
}

function toWindow(start: string, end: string): string {
  return `${start.slice(0, 5)}-${end.slice(0, 5)} +00:00`
}

function webSearch(prices: UpstreamPrices): string | null {
  const fee = prices.web_searches_kcount
  if (fee === undefined) return null
  if (typeof fee !== 'number') throw new Error('A web search fee with tiers is not understood')
  return exactPrice(fee)
}

function classPrices(
  prices: UpstreamPrices,
  pick: (value: number | UpstreamTiers | undefined) => number | undefined,
): ClassPrices {
  const read = (key: string) => {
    const value = pick(prices[key])
    return value === undefined ? null : exactPrice(value)
  }
  return {
    inputUsd: read(CLASS_KEYS.inputUsd),
    outputUsd: read(CLASS_KEYS.outputUsd),
    cacheReadUsd: read(CLASS_KEYS.cacheReadUsd),
    cacheWrite5mUsd: read(CLASS_KEYS.cacheWrite5mUsd),
    cacheWrite1hUsd: read(CLASS_KEYS.cacheWrite1hUsd),
  }
}

function toTier(provider: string, id: string, prices: UpstreamPrices): PriceTier | null {
  const starts = new Set<number>()
  for (const key of Object.values(CLASS_KEYS)) {
    const value = prices[key]
    if (typeof value === 'object') for (const tier of value.tiers) starts.add(tier.start)
  }
  if (starts.size === 0) return null
  const [start] = starts
  if (starts.size > 1 || start === undefined) throw new Error(`${provider}/${id} has several context tiers`)
  return {
    overTokens: tierThreshold(provider, start),
    ...classPrices(prices, (value) => (typeof value === 'object' ? value.tiers[0]?.price : value)),
  }
}

/**
 * OpenAI: "prompts with >272K input tokens" (model pages of gpt-5.4 and gpt-6; OpenRouter and Copilot say the same), so
 * exactly 272,000 is still base; upstream reads the older table's "<272K" as 271,999 for some models.
 */
function tierThreshold(provider: string, start: number): number {
  return provider === 'openai' && start === 271_999 ? 272_000 : start
}

function exactNames(model: UpstreamModel): string[] {
  const names: string[] = []
  collectNames(model.match, names)
  return names.filter((name) => /[a-z0-9\])]$/i.test(name) && !/-(19|20)\d\d$/.test(name) && name.length > 1)
}

function collectNames(match: unknown, into: string[]): void {
  if (typeof match !== 'object' || match === null) return
  for (const [kind, value] of Object.entries(match)) {
    if (kind === 'or' && Array.isArray(value)) for (const part of value) collectNames(part, into)
    if (kind === 'and' && Array.isArray(value)) for (const part of value) collectNames(part, into)
    if (typeof value === 'string' && kind !== 'regex') into.push(value.replace(/@$/, ''))
  }
}
