import type { FieldError } from '../errors'
import { type Fraction, parseDecimal } from '../money'
import { currentSnapshot } from '../pricing/current-snapshot'
import { indexSnapshot, resolveModel } from '../pricing/resolve-model'
import { parseModelMap } from './model-map'
import { type Scenario, STANDARD_SCENARIO, WHAT_IF_TIERS } from './scenario'

const LONGEST_NUMBER = 12

/** The numbers of a scenario, and between what they lie. */
export const SCENARIO_NUMBERS = {
  batch_share: { low: 0, high: 1, example: '0.5', says: 'Share of calls that go by batch.' },
  cache_hit_rate: { low: 0, high: 1, example: '0.8', says: 'Share of input that is read from the cache.' },
  token_factor_low: { low: 0.1, high: 10, example: '0.8', says: 'Tokens for one of today, at least.' },
  token_factor_high: { low: 0.1, high: 10, example: '1.3', says: 'Tokens for one of today, at most.' },
} as const

/**
 * Reads a scenario from an address: `map`, `tier`, `batch_share`, `cache_hit_rate`, `token_factor_low`,
 * `token_factor_high`. What is not usable counts as not given and is named.
 */
export function parseScenario(query: URLSearchParams): { scenario: Scenario; fields: FieldError[] } {
  const fields: FieldError[] = []
  const map = parseModelMap(query.getAll('map'), isPriced)
  if (typeof map === 'string') fields.push({ path: 'map', message: map })

  const tierText = query.get('tier') || null
  const tier = WHAT_IF_TIERS.find((one) => one === tierText) ?? null
  if (tierText !== null && tier === null)
    fields.push({ path: 'tier', message: `One of ${WHAT_IF_TIERS.join(', ')}.` })

  const number = (name: keyof typeof SCENARIO_NUMBERS): Fraction | null => {
    const { low, high, example } = SCENARIO_NUMBERS[name]
    const text = query.get(name)?.trim() || null
    if (text === null) return null
    const value = text.length > LONGEST_NUMBER ? null : parseDecimal(text)
    if (value !== null && Number(text) >= low && Number(text) <= high) return value
    fields.push({ path: name, message: `Give a number from ${low} to ${high}, such as ${example}.` })
    return null
  }
  const batchShare = number('batch_share')
  const cacheHitRate = number('cache_hit_rate')
  const low = number('token_factor_low') ?? STANDARD_SCENARIO.tokenFactorLow
  const high = number('token_factor_high') ?? STANDARD_SCENARIO.tokenFactorHigh
  const isTurned = low.numerator * high.denominator > high.numerator * low.denominator
  if (isTurned) fields.push({ path: 'token_factor_low', message: 'This is more than token_factor_high.' })
  return {
    scenario: {
      map: typeof map === 'string' ? new Map() : map,
      tier,
      batchShare: batchShare ?? STANDARD_SCENARIO.batchShare,
      cacheHitRate,
      tokenFactorLow: isTurned ? STANDARD_SCENARIO.tokenFactorLow : low,
      tokenFactorHigh: isTurned ? STANDARD_SCENARIO.tokenFactorHigh : high,
    },
    fields,
  }
}

/** Whether the catalogue knows the name, whoever serves it. */
function isPriced(name: string): boolean {
  return resolveModel(indexSnapshot(currentSnapshot()), null, name).kind === 'known'
}
