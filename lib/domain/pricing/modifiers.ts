import type { Fraction } from '../money'
import { ownEntry } from '../own-entry'
import type { AppliedModifier } from './priced-usage'

/** A multiplier on all token prices of some models in some time; per-request fees are never multiplied. */
interface ModifierRule {
  kind: AppliedModifier['kind']
  providers: readonly string[]
  /** Catalogue ids; null: every model of the providers. */
  models: ReadonlySet<string> | null
  /** False where the provider excludes requests in the long-context tier. */
  longContext: boolean
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
  isLongContext: boolean
}

export interface ModifierResult {
  applied: readonly { kind: AppliedModifier['kind']; factor: Fraction }[]
  notes: readonly string[]
}

const STANDARD_TIERS = new Set(['', 'standard', 'default', 'auto', 'on_demand', 'ondemand', 'standard_only'])
const STANDARD_SPEEDS = new Set(['', 'standard', 'normal'])
const STANDARD_GEOS = new Set(['', 'global', 'not_available', 'unknown'])

const HALF: Fraction = { numerator: 1n, denominator: 2n }
const TWICE: Fraction = { numerator: 2n, denominator: 1n }

function ratio(numerator: bigint, denominator: bigint): Fraction {
  return { numerator, denominator }
}

function rule(
  kind: ModifierRule['kind'],
  providers: readonly string[],
  models: readonly string[] | null,
  factor: Fraction,
  limits: { to?: string; longContext?: boolean } = {},
): ModifierRule {
  return {
    kind,
    providers,
    models: models === null ? null : new Set(models),
    factor,
    longContext: limits.longContext ?? true,
    toMs: limits.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(limits.to),
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
  'claude-fable-5-2',
  'claude-mythos-5',
  'claude-mythos-5-1',
]

/** Priority (fast mode) at twice the standard price of the same context length. */
const OPENAI_FAST_MODELS = [
  'gpt-4.1-nano',
  'gpt-5',
  'gpt-5.1',
  'gpt-5.2',
  'gpt-5.3-codex',
  'gpt-5.6-luna',
  'gpt-5.6-sol',
  'gpt-5.6-terra',
  'gpt-6-astra',
  'gpt-6-luna',
  'gpt-6-sol',
  'gpt-6.1-sol',
  'gpt-6.2-astra',
  'gpt-6.2-sol',
]

const FAST_CLAUDES = ['claude-opus-4-8', 'claude-opus-5', 'claude-opus-5-5', 'claude-fable-5-2']

const RULES: readonly ModifierRule[] = [
  // Batch APIs: half of input, output and cache prices at each of these providers' price pages.
  rule('batch', ['anthropic', 'openai', 'google', 'aws', 'azure', 'mistral', 'x-ai', 'groq'], null, HALF),
  // Flex: the batch rates (developers.openai.com/api/docs/guides/flex-processing; ai.google.dev/gemini-api/docs/pricing).
  rule('flex', ['openai', 'azure', 'google', 'aws'], null, HALF),
  // Priority, since 2026-07-30 "Fast mode": openai.com/api-fast-mode, a price per model; here over the standard one.
  rule('priority', ['openai'], ['gpt-5.5'], ratio(5n, 2n), { longContext: false }),
  rule('priority', ['openai'], ['gpt-5.4', 'gpt-5.4-mini'], TWICE, { longContext: false }),
  rule('priority', ['openai'], OPENAI_FAST_MODELS, TWICE),
  rule('priority', ['openai'], ['gpt-5-mini'], ratio(9n, 5n)),
  rule('priority', ['openai'], ['gpt-4.1', 'gpt-4.1-mini', 'gpt-4o-2024-05-13'], ratio(7n, 4n)),
  rule('priority', ['openai'], ['gpt-4o'], ratio(17n, 10n)),
  rule('priority', ['openai'], ['gpt-4o-mini'], ratio(5n, 3n)),
  // ai.google.dev/gemini-api/docs/pricing: "Priority tier is 1.8x".
  rule('priority', ['google'], ['gemini-3.7-flash', 'gemini-3.8-flash'], ratio(9n, 5n)),
  // Anthropic, "Fast mode pricing": multiplies every token class, over the whole context window.
  rule('fast', ['anthropic'], ['claude-opus-4-6'], ratio(6n, 1n)),
  rule('fast', ['anthropic'], ['claude-opus-4-7'], ratio(6n, 1n), { to: '2026-07-24T00:00:00Z' }),
  rule('fast', ['anthropic', 'azure'], FAST_CLAUDES, TWICE),
  // Anthropic, "Data residency pricing": US-only inference is 1.1x on every token class.
  rule('inference_geo', ['anthropic', 'azure'], GEO_MODELS, ratio(11n, 10n)),
]

/** The instants (milliseconds, UTC) at which a multiplier ends. */
export const MODIFIER_ENDS: readonly number[] = RULES.flatMap(({ toMs }) =>
  Number.isFinite(toMs) ? [toMs] : [],
)

/** Whether a call could carry a modifier at all; false for almost every call. */
export function mayBeModified(
  request: Pick<ModifierRequest, 'serviceTier' | 'speed' | 'inferenceGeo'>,
): boolean {
  return (
    !isStandard(request.serviceTier, STANDARD_TIERS) ||
    !isStandard(request.speed, STANDARD_SPEEDS) ||
    !isStandard(request.inferenceGeo, STANDARD_GEOS)
  )
}

/**
 * The multipliers of one call, as served: tier, speed and place stack. What is named but has no published multiplier
 * for the model is no modifier; it leaves a note, so that the standard price is never taken for the real one.
 */
export function findModifiers(request: ModifierRequest): ModifierResult {
  const found: (ModifierRule | string)[] = []
  const tier = plain(request.serviceTier)
  if (!STANDARD_TIERS.has(tier))
    found.push(ruleFor(ownEntry(KINDS_OF_TIER, tier) ?? [], `service tier ${tier}`, request))
  const speed = plain(request.speed)
  // OpenAI's "fast" service tier and a "fast" speed say the same thing once.
  if (!STANDARD_SPEEDS.has(speed) && speed !== tier) {
    found.push(ruleFor(ownEntry(KINDS_OF_TIER, speed) ?? [], `speed ${speed}`, request))
  }
  if (plain(request.inferenceGeo) === 'us') found.push(ruleFor(['inference_geo'], 'inference in us', request))
  return {
    applied: found.flatMap((rule) =>
      typeof rule === 'string' ? [] : [{ kind: rule.kind, factor: rule.factor }],
    ),
    notes: found.flatMap((rule) => (typeof rule === 'string' ? [rule] : [])),
  }
}

/** OpenAI calls its priority tier fast mode since 2026-07-30. */
const KINDS_OF_TIER: Readonly<Record<string, readonly AppliedModifier['kind'][]>> = {
  batch: ['batch'],
  flex: ['flex'],
  priority: ['priority'],
  fast: ['fast', 'priority'],
}

function ruleFor(
  kinds: readonly AppliedModifier['kind'][],
  what: string,
  request: ModifierRequest,
): ModifierRule | string {
  const found = RULES.find(
    (candidate) =>
      kinds.includes(candidate.kind) &&
      candidate.providers.includes(request.provider) &&
      (candidate.models === null || candidate.models.has(request.model)) &&
      request.occurredAtMs < candidate.toMs &&
      (candidate.longContext || !request.isLongContext),
  )
  return found ?? `${what}: no published multiplier for ${request.model}, standard price used`
}

function plain(text: string | null): string {
  return (text ?? '').trim().toLowerCase()
}

function isStandard(text: string | null, standard: ReadonlySet<string>): boolean {
  return text === null || standard.has(text) || standard.has(plain(text))
}

/** Claude on Bedrock and Vertex: regional endpoints cost 10 % more from the 4.5 models on; here for rows that only the maker lists. */
export const REGIONAL_ENDPOINT: Fraction = { numerator: 11n, denominator: 10n }

/** Whether the makers' list price of a Claude model rises by 10 % at a cloud's regional endpoint. */
export function hasRegionalPremium(model: string): boolean {
  return GEO_MODELS.includes(model) || /^claude-(?:opus|sonnet|haiku)-4-5$/.test(model)
}
