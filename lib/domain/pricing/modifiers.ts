import { type Fraction, ONE } from '../money'
import type { AppliedModifier } from './priced-usage'

/** A multiplier on all token prices of some models in some time; per-request fees are never multiplied. */
interface ModifierRule {
  kind: AppliedModifier['kind']
  providers: readonly string[]
  /** Catalogue ids; null: every model of the providers. */
  models: ReadonlySet<string> | null
  fromMs: number
  toMs: number
  factor: Fraction
}

export interface ModifierRequest {
  provider: string
  model: string
  occurredAtMs: number
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
}

export interface ModifierResult {
  applied: readonly { kind: AppliedModifier['kind']; factor: Fraction }[]
  notes: readonly string[]
}

const NONE: ModifierResult = { applied: [], notes: [] }
const STANDARD_TIERS = new Set(['', 'standard', 'default', 'auto', 'on_demand', 'ondemand', 'standard_only'])
const STANDARD_SPEEDS = new Set(['', 'standard', 'normal'])
const STANDARD_GEOS = new Set(['', 'global', 'not_available', 'unknown'])

const CLAUDE_HOSTS = ['anthropic', 'google', 'aws', 'azure']
const HALF: Fraction = { numerator: 1n, denominator: 2n }

function ratio(numerator: bigint, denominator: bigint): Fraction {
  return { numerator, denominator }
}

function rule(
  kind: ModifierRule['kind'],
  providers: readonly string[],
  models: readonly string[] | null,
  factor: Fraction,
  dates: { from?: string; to?: string } = {},
): ModifierRule {
  return {
    kind,
    providers,
    models: models === null ? null : new Set(models),
    factor,
    fromMs: dates.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(dates.from),
    toMs: dates.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(dates.to),
  }
}

/** Claude 4.6 and later: the models whose API takes `inference_geo` (platform.claude.com, "Data residency pricing"). */
const GEO_MODELS = [
  'claude-opus-4-6',
  'claude-opus-4-7',
  'claude-opus-4-8',
  'claude-opus-5',
  'claude-opus-5-5',
  'claude-sonnet-4-6',
  'claude-sonnet-5',
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-fable-5',
  'claude-fable-5-1',
]

const RULES: readonly ModifierRule[] = [
  // Batch APIs: half of input, output and cache prices at each of these providers' price pages.
  rule('batch', ['anthropic', 'openai', 'google', 'aws', 'azure', 'mistral', 'x-ai', 'groq'], null, HALF),
  // Flex: the batch rates (developers.openai.com/api/docs/guides/flex-processing; ai.google.dev/gemini-api/docs/pricing).
  rule('flex', ['openai', 'azure', 'google', 'aws'], null, HALF),
  // Priority: openai.com/api-priority-processing, a price per model; the factor is that price over the standard one.
  rule('priority', ['openai'], ['gpt-5.5'], ratio(5n, 2n)),
  rule(
    'priority',
    ['openai'],
    ['gpt-5', 'gpt-5.1', 'gpt-5.2', 'gpt-5.3-codex', 'gpt-5.4', 'gpt-5.4-mini', 'gpt-4.1-nano'],
    ratio(2n, 1n),
  ),
  rule('priority', ['openai'], ['gpt-5-mini'], ratio(9n, 5n)),
  rule('priority', ['openai'], ['gpt-4.1', 'gpt-4.1-mini', 'o3', 'gpt-4o-2024-05-13'], ratio(7n, 4n)),
  rule('priority', ['openai'], ['gpt-4o'], ratio(17n, 10n)),
  rule('priority', ['openai'], ['gpt-4o-mini'], ratio(5n, 3n)),
  // ai.google.dev/gemini-api/docs/pricing: "Priority tier is 1.8x".
  rule('priority', ['google'], ['gemini-3.7-flash', 'gemini-3.8-flash'], ratio(9n, 5n)),
  // Anthropic, "Fast mode pricing": multiplies every token class, over the whole context window.
  rule('fast', ['anthropic'], ['claude-opus-4-6'], ratio(6n, 1n)),
  rule('fast', ['anthropic'], ['claude-opus-4-7'], ratio(6n, 1n), { to: '2026-07-24T00:00:00Z' }),
  rule(
    'fast',
    ['anthropic', 'azure'],
    ['claude-opus-4-8', 'claude-opus-5', 'claude-opus-5-5'],
    ratio(2n, 1n),
  ),
  // Anthropic, "Data residency pricing": US-only inference is 1.1x on every token class.
  rule('inference_geo', ['anthropic', 'azure'], GEO_MODELS, ratio(11n, 10n)),
]

/** Whether a call could carry a modifier at all; false for almost every call. */
export function mayBeModified(
  request: Omit<ModifierRequest, 'provider' | 'model' | 'occurredAtMs'>,
): boolean {
  return request.serviceTier !== null || request.speed !== null || request.inferenceGeo !== null
}

/**
 * The multipliers of one call, as served: tier, speed and place stack. What is named but has no published multiplier
 * for the model is no modifier; it leaves a note, so that the standard price is never taken for the real one.
 */
export function findModifiers(request: ModifierRequest): ModifierResult {
  const tier = (request.serviceTier ?? '').trim().toLowerCase()
  const speed = (request.speed ?? '').trim().toLowerCase()
  const geo = (request.inferenceGeo ?? '').trim().toLowerCase()
  if (STANDARD_TIERS.has(tier) && STANDARD_SPEEDS.has(speed) && STANDARD_GEOS.has(geo)) return NONE
  const applied: { kind: AppliedModifier['kind']; factor: Fraction }[] = []
  const notes: string[] = []
  if (!STANDARD_TIERS.has(tier)) {
    const kind = tier === 'batch' || tier === 'flex' || tier === 'priority' ? tier : null
    collect(kind, `service tier ${tier}`, request, applied, notes)
  }
  if (!STANDARD_SPEEDS.has(speed)) {
    collect(speed === 'fast' ? 'fast' : null, `speed ${speed}`, request, applied, notes)
  }
  if (geo === 'us') collect('inference_geo', 'inference in us', request, applied, notes)
  return { applied, notes }
}

function collect(
  kind: AppliedModifier['kind'] | null,
  what: string,
  request: ModifierRequest,
  applied: { kind: AppliedModifier['kind']; factor: Fraction }[],
  notes: string[],
): void {
  const found = RULES.find(
    (candidate) =>
      candidate.kind === kind &&
      candidate.providers.includes(request.provider) &&
      (candidate.models === null || candidate.models.has(request.model)) &&
      request.occurredAtMs >= candidate.fromMs &&
      request.occurredAtMs < candidate.toMs,
  )
  if (found === undefined)
    notes.push(`${what}: no published multiplier for ${request.model}, standard price used`)
  else if (found.factor !== ONE) applied.push({ kind: found.kind, factor: found.factor })
}

/** Claude on Bedrock and Vertex: regional endpoints cost 10 % more from the 4.5 models on; here for rows that only the maker lists. */
export const REGIONAL_ENDPOINT: Fraction = { numerator: 11n, denominator: 10n }

/** Whether the makers' list price of a Claude model rises by 10 % at a cloud's regional endpoint. */
export function hasRegionalPremium(model: string): boolean {
  return GEO_MODELS.includes(model) || /^claude-(?:opus|sonnet|haiku)-4-5$/.test(model)
}

export { CLAUDE_HOSTS }
