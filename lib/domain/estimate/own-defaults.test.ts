import { describe, expect, it } from 'vitest'
import { currentSnapshot } from '../pricing/current-snapshot'
import { createPriceBook } from '../pricing/price-book'
import type { RunSample } from '../runs/run-sample'
import { estimateBuild } from './estimate-build'
import { NEUTRAL_DEFAULTS } from './estimate-defaults'
import { estimateInputSchema } from './estimate-input'
import { ownRunsOf } from './own-defaults'

function sample(
  runId: string,
  calls: number,
  tokens: { input: number; read: number; output: number },
): RunSample {
  const slice = {
    events: calls,
    inputTokens: tokens.input,
    cacheReadTokens: tokens.read,
    cacheWrite5mTokens: 0,
    cacheWrite1hTokens: 0,
    outputTokens: tokens.output,
  }
  return { runId, framework: 'rails', task: 'crud', slices: [slice] } as unknown as RunSample
}

// Calls 10, 20, 30; input a call 1,000, 2,000, 3,000; output a call 100; half, none and all of the input from cache.
const RUNS = [
  sample('a', 10, { input: 5_000, read: 5_000, output: 1_000 }),
  sample('b', 20, { input: 40_000, read: 0, output: 2_000 }),
  sample('c', 30, { input: 0, read: 90_000, output: 3_000 }),
]

describe('defaults from own runs', () => {
  it('are P10, P50 and P90, the cache-hit rate the other way round', () => {
    const { runs, runIds, defaults } = ownRunsOf(RUNS, { framework: 'rails', task: 'crud' })
    expect([runs, runIds]).toEqual([3, ['a', 'b', 'c']])
    // Type 7 of three: P10 lies a fifth of the way from the first to the second.
    expect(defaults?.interactions).toMatchObject({ low: 12, middle: 20, high: 28 })
    expect(defaults?.inputTokens).toMatchObject({ low: 1_200, middle: 2_000, high: 2_800 })
    expect(defaults?.outputTokens).toMatchObject({ low: 100, middle: 100, high: 100 })
    expect(defaults?.cacheHitRate).toMatchObject({ low: 0.9, middle: 0.5, high: 0.1 })
    expect(defaults?.interactions?.source).toContain('3 (rails, crud)')
  })

  it('are none under three runs, nor of runs without calls or of another framework', () => {
    expect(ownRunsOf(RUNS.slice(0, 2), { framework: 'rails', task: null })).toMatchObject({
      runs: 2,
      defaults: null,
    })
    expect(ownRunsOf(RUNS, { framework: 'django', task: null })).toMatchObject({ runs: 0, defaults: null })
    const empty = sample('d', 0, { input: 0, read: 0, output: 0 })
    expect(ownRunsOf([...RUNS.slice(1), empty], { framework: null, task: 'crud' }).runs).toBe(2)
  })

  it('make an estimate', () => {
    const own = ownRunsOf(RUNS, { framework: 'rails', task: null })
    const { assumptions, models } = estimateBuild(
      estimateInputSchema.parse({ model: 'claude-sonnet-4-6', tests: true }),
      {
        book: createPriceBook({ snapshot: currentSnapshot() }),
        defaults: { ...NEUTRAL_DEFAULTS, ...own.defaults },
        today: '2026-11-25',
        ownRuns: own.runs,
      },
    )
    expect(assumptions).toMatchObject({ interactions: 20, own_runs: 3 })
    // 1,000 × $3 + 1,000 × $0.30 + 100 × $15 a million, twenty times
    expect(models[0]).toMatchObject({ per_interaction_usd: '0.0048', clean_usd: '0.096', total_usd: '0.096' })
  })
})
