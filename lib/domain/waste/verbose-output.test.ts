import { describe, expect, it } from 'vitest'
import { makeRunRecord } from '../../testing/make-run-record'
import { formatUsd } from '../money'
import { toRunSamples } from '../runs/run-sample'
import { findVerboseOutput } from './verbose-output'

function find(
  outputs: readonly number[],
  given: { task?: string | null; status?: string } = {},
  isKnown = true,
) {
  const runs = outputs.map((outputTokens, at) =>
    makeRunRecord(`run-${at}`, { task: 'bug', outputTokens, ...given }),
  )
  const samples = toRunSamples(runs, 'task')
  // A thousand output tokens are a cent.
  const parts = samples.map((sample, at) => ({
    sample,
    costFemto: 0n,
    leftFemto: 0n,
    outputFemto: isKnown ? BigInt(outputs[at] ?? 0) * 10n ** 10n : null,
    events: 1,
  }))
  return findVerboseOutput(samples, parts).map(({ part, femto }) => [
    part.sample.runId,
    femto === null ? null : formatUsd(femto),
  ])
}

describe('verbose output against the median of the task', () => {
  it('costs what is above the median, from more than one and a half times on', () => {
    expect(find([1_000, 1_000, 1_000, 1_000, 1_500])).toEqual([])
    expect(find([1_000, 1_000, 1_000, 1_000, 1_501])).toEqual([['run-4', '0.00501']])
    expect(find([1_000, 1_000, 1_000, 1_000, 5_000])).toEqual([['run-4', '0.04']])
  })

  it('takes the middle of two for the median of an even number, halves and all', () => {
    // The median is 1,000.5.
    expect(find([1, 1, 1_000, 1_001, 2_001, 2_001])).toEqual([
      ['run-4', '0.010005'],
      ['run-5', '0.010005'],
    ])
  })

  it('does not judge four runs, no task, or output whose cost is not known; failed ones are none of its', () => {
    expect(find([1, 1, 1, 9])).toEqual([0, 1, 2, 3].map((at) => [`run-${at}`, null]))
    expect(find([1, 1, 1, 1, 9], { task: null }).map(([, femto]) => femto)).toEqual(Array(5).fill(null))
    expect(find([1, 1, 1, 1, 9], {}, false)).toEqual([['run-4', null]])
    expect(find([1, 1, 1, 1, 9], { status: 'failed' })).toEqual([])
  })
})
