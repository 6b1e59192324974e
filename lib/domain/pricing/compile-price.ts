import { combineFractions, type Fraction, ONE, parseDecimal, parseUsd } from '../money'
import { hasRegionalPremium, REGIONAL_ENDPOINT } from './modifiers'
import type { PriceOverride } from './price-overrides'
import type { ClassPrices, PriceRow } from './price-snapshot'
import type { AppliedModifier, PriceBasis } from './priced-usage'

/** Femto-dollars per token (per request for `webSearch`); null where there is no price at all. */
export interface Rates {
  input: bigint | null
  output: bigint | null
  cacheRead: bigint | null
  cacheWrite5m: bigint | null
  cacheWrite1h: bigint | null
  webSearch: bigint | null
  /** The same as numbers, NaN for null: rates are far below 2^53, so that small calls need no bigint arithmetic. */
  numbers: {
    [Rate in 'input' | 'output' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'webSearch']: number
  }
  /** Why a rate is not the class's own; null where none was substituted. */
  fallbacks: Readonly<
    Partial<Record<'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'webSearch', string>>
  > | null
}

export interface Modifier {
  kind: AppliedModifier['kind']
  factor: Fraction
}

/** A price made ready for multiplication. */
export interface CompiledPrice {
  provider: string
  model: string
  base: Rates
  tier: { overTokens: number; rates: Rates } | null
  /** Multipliers that hold for every call: on token prices, and (discounts only) on fees. */
  modifiers: readonly Modifier[]
  tokenFactor: Fraction
  feeFactor: Fraction
  /** Hours in which it holds; null: always. */
  window: string | null
  /** The basis of a call without tier, modifiers of its own or fallbacks. */
  basis: PriceBasis
}

export interface CompileOptions {
  snapshotId: string
  provider: string
  model: string
  resolution: string
  isRegionalAtListPrice: boolean
}

const NO_PRICES: ClassPrices & { webSearchUsd: string | null } = {
  inputUsd: null,
  outputUsd: null,
  cacheReadUsd: null,
  cacheWrite5mUsd: null,
  cacheWrite1hUsd: null,
  webSearchUsd: null,
}

/** Anthropic: USD 10 per thousand searches, whatever the model (platform.claude.com, "Web search tool"). */
const CLAUDE_WEB_SEARCH_USD = '10'

/** A catalogue row (null: the catalogue does not know the model) under one's own price, if any. */
export function compilePrice(
  row: PriceRow | null,
  override: PriceOverride | null,
  options: CompileOptions,
): CompiledPrice {
  const fee = override?.web_search_usd_per_thousand ?? row?.webSearchUsd ?? null
  const rates = (prices: ClassPrices) =>
    toRates({ ...withOverride(prices, override), webSearchUsd: fee }, options)
  const tier = row?.tier ?? null
  const regional: Modifier[] =
    options.isRegionalAtListPrice && hasRegionalPremium(options.model)
      ? [{ kind: 'inference_geo', factor: REGIONAL_ENDPOINT }]
      : []
  const discount = discountOf(override)
  const modifiers = discount === null ? regional : [...regional, discount]
  return {
    provider: options.provider,
    model: options.model,
    base: rates(row ?? NO_PRICES),
    tier: tier === null ? null : { overTokens: tier.overTokens, rates: rates(tier) },
    modifiers,
    tokenFactor: modifiers.reduce((product, { factor }) => combineFractions(product, factor), ONE),
    feeFactor: discount?.factor ?? ONE,
    window: row?.window ?? null,
    basis: {
      snapshotId: options.snapshotId,
      ruleIds: [ruleId(row, override, options)],
      resolution: options.resolution,
      modifiers: [],
      tier: null,
      notes: [],
    },
  }
}

function withOverride(prices: ClassPrices, override: PriceOverride | null): ClassPrices {
  if (override === null) return prices
  return {
    inputUsd: override.input_usd_per_mtok ?? prices.inputUsd,
    outputUsd: override.output_usd_per_mtok ?? prices.outputUsd,
    cacheReadUsd: override.cache_read_usd_per_mtok ?? prices.cacheReadUsd,
    cacheWrite5mUsd: override.cache_write_5m_usd_per_mtok ?? prices.cacheWrite5mUsd,
    cacheWrite1hUsd: override.cache_write_1h_usd_per_mtok ?? prices.cacheWrite1hUsd,
  }
}

/**
 * Missing classes: a cache read or write without a price costs what input costs (over- rather than understated), a
 * 1-hour write of Anthropic's twice the input, of others what a 5-minute write costs.
 */
function toRates(prices: ClassPrices & { webSearchUsd: string | null }, options: CompileOptions): Rates {
  const isClaude = options.model.includes('claude')
  const input = perToken(prices.inputUsd)
  const fallbacks: { -readonly [K in keyof NonNullable<Rates['fallbacks']>]: string } = {}
  let cacheRead = perToken(prices.cacheReadUsd)
  if (cacheRead === null && input !== null) {
    cacheRead = input
    fallbacks.cacheRead = 'no cache read price: input price used'
  }
  let cacheWrite5m = perToken(prices.cacheWrite5mUsd)
  if (cacheWrite5m === null && input !== null) {
    cacheWrite5m = input
    fallbacks.cacheWrite5m = 'no cache write price: input price used'
  }
  let cacheWrite1h = perToken(prices.cacheWrite1hUsd)
  if (cacheWrite1h === null && isClaude && input !== null) {
    cacheWrite1h = 2n * input
    fallbacks.cacheWrite1h = 'no 1-hour cache write price: twice the input price used'
  } else if (cacheWrite1h === null && cacheWrite5m !== null) {
    cacheWrite1h = cacheWrite5m
    fallbacks.cacheWrite1h = 'no 1-hour cache write price: cache write price used'
  }
  let webSearch = perRequest(prices.webSearchUsd)
  if (webSearch === null && isClaude) {
    webSearch = perRequest(CLAUDE_WEB_SEARCH_USD)
    fallbacks.webSearch = `no web search price for this model: Anthropic's ${CLAUDE_WEB_SEARCH_USD} USD per thousand used`
  }
  const output = perToken(prices.outputUsd)
  return {
    input,
    output,
    cacheRead,
    cacheWrite5m,
    cacheWrite1h,
    webSearch,
    numbers: {
      input: toNumber(input),
      output: toNumber(output),
      cacheRead: toNumber(cacheRead),
      cacheWrite5m: toNumber(cacheWrite5m),
      cacheWrite1h: toNumber(cacheWrite1h),
      webSearch: toNumber(webSearch),
    },
    fallbacks: Object.keys(fallbacks).length === 0 ? null : fallbacks,
  }
}

function toNumber(rate: bigint | null): number {
  return rate === null || rate > BigInt(Number.MAX_SAFE_INTEGER) ? Number.NaN : Number(rate)
}

function perToken(usdPerMillion: string | null): bigint | null {
  return scaled(usdPerMillion, 1_000_000n)
}

function perRequest(usdPerThousand: string | null): bigint | null {
  return scaled(usdPerThousand, 1_000n)
}

function scaled(usd: string | null, divisor: bigint): bigint | null {
  if (usd === null) return null
  const femto = parseUsd(usd)
  if (femto === null || femto % divisor !== 0n) throw new Error(`Not a price: ${usd}`)
  return femto / divisor
}

function discountOf(override: PriceOverride | null): Modifier | null {
  const percent = override?.discount_percent ?? null
  const share = percent === null ? null : parseDecimal(percent)
  if (share === null || share.numerator === 0n) return null
  const numerator = 100n * share.denominator - share.numerator
  return {
    kind: 'discount',
    factor: combineFractions(ONE, { numerator, denominator: 100n * share.denominator }),
  }
}

function ruleId(row: PriceRow | null, override: PriceOverride | null, options: CompileOptions): string {
  const base = row === null ? null : catalogueRuleId(row)
  if (override === null) return base ?? `${options.provider}/${options.model}`
  const own = ownRuleId(override)
  return base === null ? own : `${own} over ${base}`
}

/** What the rule of an own price begins with: `own:subject@from`; ` over ` and the catalogue's rule may follow. */
export function ownRuleId({ model, provider, effective_from }: PriceOverride): string {
  return `own:${model ?? provider ?? ''}@${effective_from ?? 'always'}`
}

/** `provider/model@from[ window]`: names one row within its snapshot. */
function catalogueRuleId(row: PriceRow): string {
  const window = row.window === null ? '' : ` ${row.window}`
  return `${row.provider}/${row.model}@${row.effectiveFrom?.slice(0, 10) ?? 'always'}${window}`
}
