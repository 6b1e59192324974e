import { expect, it } from 'vitest'
import { FEMTO_PER_USD } from '../money'
import { type RunCost, unusualRuns } from './unusual-runs'

const usd = (dollars: number) => BigInt(dollars) * FEMTO_PER_USD
const run = (id: number, dollars: number, project = 'web'): RunCost => ({
  id: `r${id}`,
  project,
  spent: usd(dollars),
  firstAt: new Date(id * 1_000),
  lastAt: new Date(id * 1_000 + 500),
  models: [
    { model: 'a', spent: usd(dollars - 1) },
    { model: 'b', spent: usd(1) },
  ],
})
const before = Array.from({ length: 10 }, (_, id) => run(id, 10))
const all = (runs: readonly RunCost[], since = 0) => unusualRuns(runs, new Date(since), usd(5))

it('a run far above the ten of its project before it is unusual, by the model that drove it', () => {
  expect(all([...before, run(10, 40)])).toEqual([
    {
      ...run(10, 40),
      expected: usd(10),
      line: usd(20) + 1n,
      drivers: [{ dimension: 'model', value: 'a', aboveUsd: '30' }],
    },
  ])
})

it('not with nine before it, not in another project, not from before the instant', () => {
  expect(all([...before.slice(1), run(10, 40)])).toEqual([])
  expect(all([...before, run(10, 40, 'api')])).toEqual([])
  expect(all([...before, run(10, 40)], 10_001)).toEqual([])
})
