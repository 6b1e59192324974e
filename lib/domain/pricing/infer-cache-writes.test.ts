import { describe, expect, it } from 'vitest'
import { divideHalfEven, formatUsd } from '../money'
import { newUsageEvent } from '../usage/new-usage-event'
import type { UsageEvent } from '../usage/usage-event'
import { currentSnapshot } from './current-snapshot'
import { inferCacheWrites } from './infer-cache-writes'
import { createPriceBook } from './price-book'
import { priceUsage } from './price-usage'

const book = createPriceBook({ snapshot: currentSnapshot() })

const call = (changes: Partial<UsageEvent>): UsageEvent => ({
  ...newUsageEvent('claude-request:1', Date.parse('2026-06-01T12:00:00Z')),
  model: 'claude-opus-4-8',
  provider: 'anthropic',
  via: 'telemetry',
  inputTokens: 10,
  outputTokens: 226,
  cacheReadTokens: 54746,
  ...changes,
})

/** The call as telemetry tells of it: writes in one sum, the cost rounded to micro-dollars. */
function told(hourly: number, fiveMinute: number): UsageEvent {
  const priced = priceUsage(call({ cacheWrite5mTokens: fiveMinute, cacheWrite1hTokens: hourly }), book)
  if (priced.kind !== 'priced') throw new Error('no price')
  const micros = divideHalfEven(priced.costFemtoUsd, 1_000_000_000n)
  return call({
    cacheWrite5mTokens: hourly + fiveMinute,
    reportedCostUsd: formatUsd(micros * 1_000_000_000n),
  })
}

describe('inferCacheWrites', () => {
  it.each([
    [0, 3099],
    [3099, 0],
    [1000, 2099],
  ])('tells %i one-hour and %i five-minute tokens by their cost', (hourly, fiveMinute) => {
    const inferred = inferCacheWrites(told(hourly, fiveMinute), book)
    expect(inferred).toMatchObject({
      cacheWrite1hTokens: hourly,
      cacheWrite5mTokens: fiveMinute,
      quality: 'measured',
    })
  })

  it('says estimate where no split explains the cost, or there is none', () => {
    for (const reportedCostUsd of ['0.000001', '9', null]) {
      expect(inferCacheWrites(call({ cacheWrite5mTokens: 3099, reportedCostUsd }), book)).toMatchObject({
        cacheWrite5mTokens: 3099,
        cacheWrite1hTokens: 0,
        quality: 'estimate',
      })
    }
  })

  it('leaves alone what has nothing to tell', () => {
    const events = [
      call({ reportedCostUsd: '1' }),
      { ...told(3099, 0), via: 'log' as const },
      { ...told(3099, 0), model: 'none-such', provider: null },
    ]
    for (const event of events) {
      const { cacheWrite5mTokens, cacheWrite1hTokens } = inferCacheWrites(event, book)
      expect([cacheWrite5mTokens, cacheWrite1hTokens]).toEqual([event.cacheWrite5mTokens, 0])
    }
  })
})
