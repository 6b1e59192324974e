import { describe, expect, it } from 'vitest'
import { parseUsd } from '../money'
import type { RunRecord } from '../runs/run-record'
import type { Estimate } from './estimate'
import { estimateOutcome } from './estimate-outcome'

function run(id: string, costUsd: string | null, reportedUsd: string | null = null): RunRecord {
  const slice = {
    model: 'claude-sonnet-4-6',
    costFemto: costUsd && parseUsd(costUsd),
    unpricedEvents: costUsd ? 0 : 2,
  }
  return {
    id,
    model: null,
    slices: reportedUsd === null ? [slice] : [],
    reportedFemto: reportedUsd && parseUsd(reportedUsd),
  } as unknown as RunRecord
}

const ESTIMATE = {
  models: [
    { model: 'claude-sonnet-4-6', total_usd: '54' },
    { model: 'deepseek-v4-pro', total_usd: '5.481' },
    { model: 'nothing', total_usd: null },
  ],
  mix: null,
} as unknown as Estimate

describe('an estimate against what the build came to', () => {
  it('says how much over and under each figure, in dollars and percent', () => {
    const outcome = estimateOutcome(ESTIMATE, ['a', 'b'], [run('a', '40'), run('b', '2.5', '5')])
    // 40 of calls and 5 reported: 45
    expect(outcome).toMatchObject({ actual_usd: '45', runs: 2, runs_without_cost: [], reported_runs: 1 })
    expect(outcome.rows).toEqual([
      {
        model: 'claude-sonnet-4-6',
        estimated_usd: '54',
        difference_usd: '-9',
        difference_percent: '-16.7',
        was_used: true,
      },
      // 39.519 ÷ 5.481 = 7.2102
      {
        model: 'deepseek-v4-pro',
        estimated_usd: '5.481',
        difference_usd: '39.519',
        difference_percent: '721.0',
        was_used: false,
      },
    ])
  })

  it('says what the actual figure leaves out, and is unknown rather than zero', () => {
    const outcome = estimateOutcome(ESTIMATE, ['a', 'unheard'], [run('a', null)])
    expect(outcome).toEqual({
      actual_usd: null,
      runs: 2,
      runs_without_cost: ['a', 'unheard'],
      reported_runs: 0,
      unpriced_events: 2,
      rows: [],
    })
    expect(estimateOutcome(ESTIMATE, [], [])).toMatchObject({ actual_usd: null, runs: 0, rows: [] })
  })

  it('has no percentage of an estimate of nothing', () => {
    const free = {
      models: [{ model: 'm', total_usd: '0' }],
      mix: { total_usd: '0.5' },
    } as unknown as Estimate
    const { rows } = estimateOutcome(free, ['a'], [run('a', '0.4975')])
    expect(rows.map(({ model, difference_percent }) => [model, difference_percent])).toEqual([
      ['m', null],
      ['mix', '-0.5'],
    ])
  })
})
