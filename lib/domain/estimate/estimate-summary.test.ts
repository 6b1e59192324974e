import { expect, it } from 'vitest'
import type { Estimate } from './estimate'
import { estimateOutcome } from './estimate-outcome'
import { estimateListRows, summarizeEstimate } from './estimate-summary'
import type { SavedEstimate } from './saved-estimate'

const figures = (total: string | null) => ({ total_usd: total, low_usd: total, high_usd: total })
const ESTIMATE = {
  assumptions: { as_of: '2026-06-21' },
  models: [
    { model: 'a', ...figures(null) },
    { model: 'b', ...figures('2') },
    { model: 'c', ...figures('4') },
  ],
  mix: null,
} as unknown as Estimate
const NONE = estimateOutcome(ESTIMATE, [], [])

it('tells of the model that was used, else of the mix, else of the first with a price', () => {
  expect(summarizeEstimate(ESTIMATE, NONE)).toMatchObject({
    model: 'b',
    estimated_usd: '2',
    actual_usd: null,
  })
  const mixed = { ...ESTIMATE, mix: figures('3') } as unknown as Estimate
  expect(summarizeEstimate(mixed, NONE)).toMatchObject({ model: 'mix', estimated_usd: '3' })
  const row = {
    model: 'c',
    estimated_usd: '4',
    difference_usd: '1',
    difference_percent: '25.0',
    was_used: true,
  }
  const outcome = { ...NONE, actual_usd: '5', rows: [row] }
  expect(summarizeEstimate(mixed, outcome)).toMatchObject({
    model: 'c',
    actual_usd: '5',
    difference_usd: '1',
  })
})

it('is a row of a sheet', () => {
  const saved = { id: 'x', name: 'n', createdAt: new Date('2026-06-21T00:00:00Z'), estimate: ESTIMATE }
  const [row] = estimateListRows([{ saved: saved as unknown as SavedEstimate, outcome: NONE }])
  expect(row).toMatchObject({
    id: 'x',
    as_of: '2026-06-21',
    model: 'b',
    estimated_usd: '2',
    actual_usd: null,
    runs: 0,
  })
})
