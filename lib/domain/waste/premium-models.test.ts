import { describe, expect, it } from 'vitest'
import { makeRunRecord } from '../../testing/make-run-record'
import { formatUsd } from '../money'
import type { RunRecord } from '../runs/run-record'
import { type RunSample, toRunSamples } from '../runs/run-sample'
import { findPremiumModels } from './premium-models'

const runsOf = (
  model: string,
  usd: readonly number[],
  {
    failed = 0,
    task = 'bug' as string | null,
    ...given
  }: { failed?: number; task?: string | null } & Partial<RunRecord> = {},
) =>
  usd.map((one, at) =>
    makeRunRecord(`${model}-${at}`, {
      model,
      usd: one,
      task,
      status: at < failed ? 'failed' : 'passed',
      ...given,
    }),
  )

function find(runs: readonly RunRecord[], looked: (sample: RunSample) => boolean = () => true) {
  const samples = toRunSamples(runs, 'task')
  const parts = samples.filter(looked).map((sample) => {
    const cost = sample.costFemto ?? 0n
    return { sample, costFemto: cost, leftFemto: cost, outputFemto: 0n, events: 1 }
  })
  return Object.fromEntries(
    findPremiumModels(samples, parts).map(({ part, femto }) => [
      part.sample.runId,
      femto === null ? null : formatUsd(femto),
    ]),
  )
}

describe('dear models where a cheaper one passes', () => {
  it('is the part of passing runs above as many at the cheaper model’s cost per passing run', () => {
    // Opus: 5 of 5 for $20. Haiku: 5 of 5 for $5, so $1 each. Waste $15 of $20: three quarters of each run.
    const runs = [...runsOf('opus', [2, 3, 4, 5, 6]), ...runsOf('haiku', [1, 1, 1, 1, 1])]
    expect(find(runs)).toEqual({
      'opus-0': '1.5',
      'opus-1': '2.25',
      'opus-2': '3',
      'opus-3': '3.75',
      'opus-4': '4.5',
    })
  })

  it('counts the failures of both: of the cheaper in its price, of the dearer not in the waste', () => {
    // Haiku: 5 of 10 for $10, $2 a passing run; opus passes 5 of 10 too, its passing runs cost $4 each.
    const runs = [
      ...runsOf('opus', Array(10).fill(4), { failed: 5 }),
      ...runsOf('haiku', Array(10).fill(1), { failed: 5 }),
    ]
    expect(Object.values(find(runs))).toEqual(['2', '2', '2', '2', '2'])
  })

  it('finds nothing where the cheaper model passes less often, or costs as much per passing run', () => {
    const opus = runsOf('opus', Array(10).fill(4))
    expect(find([...opus, ...runsOf('haiku', Array(10).fill(1), { failed: 1 })])).toEqual({})
    expect(find([...opus, ...runsOf('haiku', Array(10).fill(4))])).toEqual({})
  })

  it('wants five runs of each: four of its own are not judged, four of the other are no evidence', () => {
    expect(find([...runsOf('opus', Array(4).fill(4)), ...runsOf('haiku', Array(5).fill(1))])).toEqual({
      'opus-0': null,
      'opus-1': null,
      'opus-2': null,
      'opus-3': null,
    })
    expect(
      find(
        [...runsOf('opus', Array(5).fill(4)), ...runsOf('haiku', Array(4).fill(1))],
        ({ model }) => model === 'opus',
      ),
    ).toEqual({})
  })

  it('does not judge a run of no task, nor one with calls without a cost', () => {
    expect(find(runsOf('opus', [4], { task: null }))).toEqual({ 'opus-0': null })
    const [unpriced] = runsOf('opus', [4])
    const slices = unpriced?.slices.map((slice) => ({ ...slice, unpricedEvents: 1 })) ?? []
    const others = runsOf('opus', Array(6).fill(4)).slice(1)
    const runs = [...runsOf('opus', [4], { slices }), ...others, ...runsOf('haiku', Array(5).fill(1))]
    expect(find(runs)).toMatchObject({ 'opus-0': null, 'opus-1': '3' })
  })
})
