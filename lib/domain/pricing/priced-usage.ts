import type { TokenCounts, UsageComponent, UsageQuality } from '../usage/usage-event'

/** What the price of a call depends on. `TokenCounts` are the own model's; components come on top. */
export interface PriceableUsage extends TokenCounts {
  occurredAtMs: number
  model: string | null
  provider: string | null
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
  components: readonly UsageComponent[]
  /** Given where the tokens are the sum of many calls, whose context the sum does not tell. */
  isLongContext?: boolean
  /** An `aggregate` is such a sum too, of calls whose context nobody told. */
  quality?: UsageQuality
  /** What the source said that it cost, which is all there is to go by where it names no tokens. */
  reportedCostUsd?: string | null
}

/** One line of an explained cost: quantity × unit price × multiplier = cost, exact. */
export interface CostLine {
  model: string
  tokenClass: 'input' | 'output' | 'cache_read' | 'cache_write_5m' | 'cache_write_1h' | 'web_search'
  /** Tokens, or requests for web_search. */
  quantity: number
  /** USD per million tokens, or per thousand requests for web_search; decimal string. */
  unitPriceUsd: string
  unit: 'per_million_tokens' | 'per_thousand_requests'
  /** The product of all multipliers, as a decimal string ("1", "0.5", "1.1"). */
  multiplier: string
  costUsd: string
  /** What it depends on beside model and class: `batch`, `over_200000`, hours …; never an amount, a date or whose price it is. */
  terms: readonly string[]
}

export interface AppliedModifier {
  kind: 'batch' | 'flex' | 'priority' | 'fast' | 'inference_geo' | 'discount'
  multiplier: string
}

/** Which price made a cost: enough to say where a figure came from and to make it again. */
export interface PriceBasis {
  /** Id of the catalogue snapshot, e.g. `2026-11-22.ab12cd34ef56`. */
  snapshotId: string
  /** Rule ids, own model first, then components'; stable within a snapshot. */
  ruleIds: readonly string[]
  /** How the model name was resolved: exact, alias, date suffix stripped, provider prefix stripped … one sentence. */
  resolution: string
  modifiers: readonly AppliedModifier[]
  /** E.g. "long context: 250,000 > 200,000 input tokens"; null where no tier applied. */
  tier: string | null
  /** Bucket fallbacks taken ("no cache read price: input price used"). */
  notes: readonly string[]
}

export type PricedUsage =
  | { kind: 'priced'; costFemtoUsd: bigint; basis: PriceBasis }
  | { kind: 'unpriced'; reason: string; unpricedModels: readonly string[] }
