import { BUILD_TYPES, CONCERNS } from './build-types'
import type { Cases, EstimateDefaults, SourcedCases } from './estimate-defaults'
import { concernsOf, type EstimateInput } from './estimate-input'

/** The figures that every estimate is made of. Counts are whole; `retry_factor` is 1 or more, the shares are 0 to 1. */
export interface Quantities {
  interactions: number
  input_tokens: number
  output_tokens: number
  retry_factor: number
  cache_hit_rate: number
  batch_share: number
}
export type QuantityName = keyof Quantities

/** What a page calls them. */
export const QUANTITY_LABELS: Readonly<Record<QuantityName, string>> = {
  interactions: 'Interactions',
  input_tokens: 'Input tokens each',
  output_tokens: 'Output tokens each',
  retry_factor: 'Retry factor',
  cache_hit_rate: 'Cache-hit rate',
  batch_share: 'Batch share',
}

/** One figure in its three cases: how it came about, and who says so. A figure that was given is the same in all. */
export interface Assumption extends Cases<number> {
  name: QuantityName
  how: string
  source: string
  is_given: boolean
}

const CASES = ['low', 'middle', 'high'] as const
const GIVEN = 'given'

/**
 * What is given is taken as it is; what is not follows from the defaults: interactions from the size (10 a resource and
 * 10 a concern, tests being one), output doubled by tests, input by the data model. The rule is that of the article of
 * 2026-06-21 (8 resources with auth, validation, pagination and tests: 120 interactions of 25,000 and 5,000 tokens).
 */
export function resolveAssumptions(input: EstimateInput, defaults: EstimateDefaults): Assumption[] {
  return [
    interactionsOf(input, defaults),
    input.input_tokens === null ? inputTokensOf(input, defaults) : given('input_tokens', input.input_tokens),
    input.output_tokens === null
      ? outputTokensOf(input, defaults)
      : given('output_tokens', input.output_tokens),
    plain('retry_factor', input.retry_factor, defaults.retryFactor),
    plain('cache_hit_rate', input.cache_hit_rate, defaults.cacheHitRate),
    plain('batch_share', input.batch_share, defaults.batchShare),
  ]
}

/** The figures of one case, to calculate with. */
export function quantitiesOf(assumptions: readonly Assumption[], which: keyof Cases<number>): Quantities {
  const value = (name: QuantityName) => assumptions.find((one) => one.name === name)?.[which] ?? 0
  return {
    interactions: value('interactions'),
    input_tokens: value('input_tokens'),
    output_tokens: value('output_tokens'),
    retry_factor: value('retry_factor'),
    cache_hit_rate: value('cache_hit_rate'),
    batch_share: value('batch_share'),
  }
}

function interactionsOf(input: EstimateInput, defaults: EstimateDefaults): Assumption {
  if (input.interactions !== null) return given('interactions', input.interactions)
  const { unit, high } = BUILD_TYPES[input.type ?? 'rest_api']
  const perResource = { ...defaults.perResource, high: Math.max(high, defaults.perResource.middle) }
  const concerns = [
    ...concernsOf(input).map((name) => CONCERNS[name].toLowerCase()),
    ...(input.tests ? ['tests'] : []),
  ]
  const parts = [
    sized(input.resources, unit, ruled(input.interactions_per_resource, perResource)),
    sized(input.endpoints, 'endpoint', ruled(input.interactions_per_endpoint, defaults.perEndpoint)),
    sized(concerns.length || null, 'concern', ruled(input.interactions_per_concern, defaults.perConcern)),
  ].filter((part) => part !== null)
  const hasSize = input.resources !== null || input.endpoints !== null
  // What was measured of the same task beats a rule of thumb.
  if (defaults.interactions !== null) {
    const how = `calls a run${hasSize ? ', not the size' : ''}`
    return assumed('interactions', defaults.interactions, how)
  }
  if (parts.length === 0) {
    const one = { low: 1, middle: 1, high: 1, source: 'no size is given' }
    return assumed('interactions', one, 'no size is given: one interaction')
  }
  const sum = (which: keyof Cases<number>) => parts.reduce((total, part) => total + part[which], 0)
  const names = concerns.length > 0 ? ` (${concerns.join(', ')})` : ''
  return {
    name: 'interactions',
    low: sum('low'),
    middle: sum('middle'),
    high: sum('high'),
    how: `${parts.map((part) => part.how).join(' + ')}${names}`,
    source: [...new Set(parts.map((part) => part.source))].join('; '),
    is_given: false,
  }
}

function ruled(own: number | null, standard: SourcedCases): SourcedCases {
  return own === null ? standard : { low: own, middle: own, high: own, source: GIVEN }
}

function sized(size: number | null, unit: string, per: SourcedCases) {
  if (size === null) return null
  return {
    low: size * per.low,
    middle: size * per.middle,
    high: size * per.high,
    how: `${size.toLocaleString('en-US')} × ${per.middle} ${unit === 'endpoint' ? 'an' : 'a'} ${unit}`,
    source: per.source,
  }
}

function inputTokensOf(input: EstimateInput, { inputTokens, context }: EstimateDefaults): Assumption {
  const factor = context === null || input.data_model === null ? null : context[input.data_model]
  if (factor === null || factor.middle === 1) return assumed('input_tokens', inputTokens, 'the default')
  return multiplied('input_tokens', inputTokens, factor, `${input.data_model} data model`)
}

function outputTokensOf(input: EstimateInput, { outputTokens, testsOutput }: EstimateDefaults): Assumption {
  if (!input.tests || testsOutput === null) return assumed('output_tokens', outputTokens, 'the default')
  return multiplied('output_tokens', outputTokens, testsOutput, 'tests')
}

function multiplied(name: QuantityName, base: SourcedCases, factor: SourcedCases, why: string): Assumption {
  const [low, middle, high] = CASES.map((which) => Math.round(base[which] * factor[which]))
  return {
    name,
    low: low ?? 0,
    middle: middle ?? 0,
    high: high ?? 0,
    how: `${base.middle.toLocaleString('en-US')} × ${factor.middle} for ${why}`,
    source: base.source === factor.source ? base.source : `${base.source}; ${why}: ${factor.source}`,
    is_given: false,
  }
}

function plain(name: QuantityName, own: number | null, standard: SourcedCases): Assumption {
  return own === null ? assumed(name, standard, 'the default') : given(name, own)
}

function given(name: QuantityName, value: number): Assumption {
  return { name, low: value, middle: value, high: value, how: GIVEN, source: GIVEN, is_given: true }
}

function assumed(name: QuantityName, { low, middle, high, source }: SourcedCases, how: string): Assumption {
  return { name, low, middle, high, how, source, is_given: false }
}
