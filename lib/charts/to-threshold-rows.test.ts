import { expect, it } from 'vitest'
import type { BudgetThreshold } from '../domain/budgets/budget'
import { FEMTO_PER_USD } from '../domain/money'
import { toThresholdRows } from './to-threshold-rows'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD

function rows(thresholds: BudgetThreshold[], spent: bigint, forecast: bigint | null) {
  return toThresholdRows({
    budget: { thresholds },
    standing: {
      period: { start: '2026-11-01', end: '2026-11-30' },
      limit: usd(200),
      carried: 0n,
      spent,
      forecast,
      state: 'ok',
    },
  }).map(({ label, isCrossed, leftUsd }) => [label, isCrossed, leftUsd])
}

it('says of each threshold, the least first, whether it is crossed and what is to go', () => {
  const thresholds: BudgetThreshold[] = [
    { on: 'forecast', percent: 100 },
    { on: 'actual', percent: 80 },
    { on: 'actual', usd: '100' },
  ]
  expect(rows(thresholds, usd(100), usd(150))).toEqual([
    ['$100.00', true, null],
    ['80%', false, '60'],
    ['100% forecast', false, '50'],
  ])
})

it('knows nothing of a forecast that there is not', () => {
  expect(rows([{ on: 'forecast', percent: 50 }], usd(150), null)).toEqual([['50% forecast', false, null]])
})
