import { type Fraction, formatFraction, ONE } from '../money'
import { type ModelMap, modelMapPairs } from './model-map'

export const WHAT_IF_TIERS = ['standard', 'batch', 'flex', 'priority'] as const
export type WhatIfTier = (typeof WHAT_IF_TIERS)[number]

/** What is asked: the recorded tokens, as if these models, this tier, this share of batch and of cache reads had been. */
export interface Scenario {
  map: ModelMap
  /** In place of each call's own tier and speed; null leaves them. */
  tier: WhatIfTier | null
  /** The share of every call that is priced as batch, 0 to 1. */
  batchShare: Fraction
  /** The share of all input tokens that are cache reads, 0 to 1; null leaves what was recorded. */
  cacheHitRate: Fraction | null
  /** How many tokens another model may need for each recorded one. */
  tokenFactorLow: Fraction
  tokenFactorHigh: Fraction
}

export const NOTHING: Fraction = { numerator: 0n, denominator: 1n }

/**
 * Anthropic: its tokenizer since Opus 4.7 counts the same text as about 30% more tokens than the one before
 * (platform.claude.com, "Claude Haiku 5.5"). That step there, and the same step back: 1 / 1.3 = 0.77.
 */
export const STANDARD_TOKEN_FACTORS = {
  low: { numerator: 77n, denominator: 100n },
  high: { numerator: 13n, denominator: 10n },
} as const satisfies Record<string, Fraction>

export const STANDARD_SCENARIO: Scenario = {
  map: new Map(),
  tier: null,
  batchShare: NOTHING,
  cacheHitRate: null,
  tokenFactorLow: STANDARD_TOKEN_FACTORS.low,
  tokenFactorHigh: STANDARD_TOKEN_FACTORS.high,
}

/** Whether every call is priced anew, whatever its model. */
export function isForEveryCall(scenario: Scenario): boolean {
  return scenario.tier !== null || scenario.batchShare.numerator > 0n || scenario.cacheHitRate !== null
}

/** Whether anything is asked at all. */
export function isAsked(scenario: Scenario): boolean {
  return scenario.map.size > 0 || isForEveryCall(scenario)
}

export function isOne(fraction: Fraction): boolean {
  return fraction.numerator === fraction.denominator
}

/** `1 - fraction`, of a share from 0 to 1. */
export function restOf({ numerator, denominator }: Fraction): Fraction {
  return numerator === 0n ? ONE : { numerator: denominator - numerator, denominator }
}

/** The scenario as pairs of an address; what is standard is left out. */
export function scenarioEntries(scenario: Scenario): [string, string][] {
  const entries: [string, string][] = modelMapPairs(scenario.map).map((pair) => ['map', pair])
  if (scenario.tier !== null) entries.push(['tier', scenario.tier])
  if (scenario.batchShare.numerator > 0n) entries.push(['batch_share', formatFraction(scenario.batchShare)])
  if (scenario.cacheHitRate !== null) entries.push(['cache_hit_rate', formatFraction(scenario.cacheHitRate)])
  const { tokenFactorLow: low, tokenFactorHigh: high } = scenario
  if (formatFraction(low) !== formatFraction(STANDARD_TOKEN_FACTORS.low))
    entries.push(['token_factor_low', formatFraction(low)])
  if (formatFraction(high) !== formatFraction(STANDARD_TOKEN_FACTORS.high))
    entries.push(['token_factor_high', formatFraction(high)])
  return entries
}
