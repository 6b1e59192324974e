import { describe, expect, it } from 'vitest'
import { formatFraction } from '../money'
import { parseScenario } from './parse-scenario'
import { isAsked, scenarioEntries } from './scenario'

const read = (query: string) => parseScenario(new URLSearchParams(query))
const mapOf = (query: string) => Object.fromEntries(read(query).scenario.map)
const problems = (query: string) => read(query).fields.map(({ path }) => path)

describe('parseScenario', () => {
  it('reads pairs, and a target alone as one for every model', () => {
    expect(mapOf('map=claude-opus-4-8:claude-sonnet-4-6&map=gpt-5.5:gpt-6-luna')).toEqual({
      'claude-opus-4-8': 'claude-sonnet-4-6',
      'gpt-5.5': 'gpt-6-luna',
    })
    expect(mapOf('map=claude-haiku-5-5')).toEqual({ '*': 'claude-haiku-5-5' })
    expect(mapOf('map=*:claude-haiku-5-5')).toEqual({ '*': 'claude-haiku-5-5' })
  })

  it('cuts names with colons where prices know both sides', () => {
    expect(mapOf('map=us.anthropic.claude-opus-4-8-v1:0:claude-sonnet-4-6')).toEqual({
      'us.anthropic.claude-opus-4-8-v1:0': 'claude-sonnet-4-6',
    })
    expect(mapOf('map=gpt-5.5:ft:gpt-4o')).toEqual({ 'gpt-5.5': 'ft:gpt-4o' })
    expect(mapOf('map=mine:nobody-knows')).toEqual({ mine: 'nobody-knows' })
  })

  it.each([
    'map=',
    'map=*',
    'map=:x',
    'map=x:',
    'map=x:*',
    'map=:',
    'map=a:b&map=a:c',
    'map=x&map=*:y',
    `map=${'x'.repeat(1_100)}`,
  ])('names %s', (query) => expect(problems(query)).toEqual(['map']))

  it('takes the same pair twice as once', () => expect(mapOf('map=a:b&map=a:b')).toEqual({ a: 'b' }))

  it.each([
    ['tier=cheap', 'tier'],
    ['batch_share=1.01', 'batch_share'],
    ['batch_share=-0.1', 'batch_share'],
    ['cache_hit_rate=much', 'cache_hit_rate'],
    ['cache_hit_rate=NaN', 'cache_hit_rate'],
    ['token_factor_low=0', 'token_factor_low'],
    ['token_factor_high=1e9', 'token_factor_high'],
    ['token_factor_low=1.4&token_factor_high=1.2', 'token_factor_low'],
    ['token_factor_low=1.4', 'token_factor_low'],
  ])('refuses %s', (query, path) => expect(problems(query)).toEqual([path]))

  it('takes the ends of every range', () => {
    expect(problems('batch_share=0&cache_hit_rate=1&token_factor_low=1&token_factor_high=1')).toEqual([])
    expect(read('cache_hit_rate=0').scenario.cacheHitRate).toEqual({ numerator: 0n, denominator: 1n })
    expect(isAsked(read('batch_share=0').scenario)).toBe(false)
    expect(isAsked(read('cache_hit_rate=0').scenario)).toBe(true)
  })

  it('assumes 0.77 to 1.3 times the tokens', () => {
    const { tokenFactorLow, tokenFactorHigh } = read('').scenario
    expect([formatFraction(tokenFactorLow), formatFraction(tokenFactorHigh)]).toEqual(['0.77', '1.3'])
  })

  it('goes into an address and back', () => {
    const query =
      'map=a%3Ab&tier=batch&batch_share=0.25&cache_hit_rate=0.8&token_factor_low=0.9&token_factor_high=1.1'
    const { scenario } = read(query)
    expect(new URLSearchParams(scenarioEntries(scenario)).toString()).toBe(query)
    expect(scenarioEntries(read('').scenario)).toEqual([])
  })
})
