import { displayCount } from '../display/display-count'
import { multiplyFraction } from '../money'
import type { RunSample } from '../runs/run-sample'
import { medianOfCounts } from '../statistics/quantile'
import type { RunFinding, RunPart } from './run-part'

/** Passing runs of a task before there is a median to go by. */
export const LEAST_PASSING = 5

/**
 * Verbose output: a passing run that wrote more than one and a half times the output tokens (reasoning among them) of
 * the median of all passing runs of its task, of which there are five at least. The part of its output's cost that is
 * above the median. Null: no task, too few runs of it, or calls whose price does not tell their output's cost.
 */
export function findVerboseOutput(evidence: readonly RunSample[], parts: readonly RunPart[]): RunFinding[] {
  const outputs = new Map<string, number[]>()
  for (const sample of evidence) {
    if (sample.task === null || sample.passed !== true || sample.costBasis !== 'events') continue
    outputs.set(sample.task, [...(outputs.get(sample.task) ?? []), outputOf(sample)])
  }
  const medians = new Map(
    [...outputs].map(([task, counts]) => [
      task,
      counts.length < LEAST_PASSING ? null : medianOfCounts(counts),
    ]),
  )
  return parts.flatMap<RunFinding>((part) => {
    const { sample, outputFemto } = part
    if (sample.passed !== true) return []
    const median = sample.task === null ? null : (medians.get(sample.task) ?? null)
    if (median === null) return [{ part, femto: null, why: 'fewer than five passing runs of its task' }]
    const output = outputOf(sample)
    if (output * 2 <= median * 3) return []
    const why = `${displayCount(output)} output tokens, the median is ${displayCount(Math.round(median))}`
    if (outputFemto === null) return [{ part, femto: null, why }]
    // The median of an even number may end in a half.
    const femto = multiplyFraction(outputFemto, {
      numerator: BigInt(output * 2 - median * 2),
      denominator: BigInt(output * 2),
    })
    return femto > 0n ? [{ part, femto, why }] : []
  })
}

function outputOf(sample: RunSample): number {
  return sample.slices.reduce((sum, { outputTokens }) => sum + outputTokens, 0)
}
