import type { RunSample } from '../runs/run-sample'
import type { EstimateDefaults, SourcedCases } from './estimate-defaults'

/** Fewer runs say nothing of the next one. */
export const LEAST_RUNS = 3

/** What defaults can stand on: an organization's runs of a framework and a task; null: any. */
export interface OwnRuns {
  framework: string | null
  task: string | null
  /** With at least one call; failed ones and ones tried again included, as the next build has those too. */
  runs: number
  runIds: string[]
  /** Null under three runs. */
  defaults: Pick<
    EstimateDefaults,
    | 'interactions'
    | 'inputTokens'
    | 'outputTokens'
    | 'testsOutput'
    | 'context'
    | 'retryFactor'
    | 'cacheHitRate'
  > | null
}

/**
 * Defaults from own runs: P10, P50 and P90 over the runs of calls a run, mean input (cached included) and output tokens
 * a call, and the share of input read from cache, whose low case is P90. Percentiles by linear interpolation (Hyndman &
 * Fan 1996, type 7), counts rounded. Tests, data model and retries are in what was measured.
 */
export function ownRunsOf(
  samples: readonly RunSample[],
  asked: { framework: string | null; task: string | null },
): OwnRuns {
  const { framework, task } = asked
  const shapes = samples
    .filter((one) => framework === null || one.framework === framework)
    .filter((one) => task === null || one.task === task)
    .flatMap(shapeOf)
  const runIds = [...new Set(shapes.map(({ runId }) => runId))]
  const own = { framework, task, runs: shapes.length, runIds }
  if (shapes.length < LEAST_RUNS) return { ...own, defaults: null }
  const of = [framework, task].filter((name) => name !== null).join(', ') || 'any framework and task'
  const source = `own runs: P10, P50 and P90 of ${shapes.length} (${of})`
  const cases = (pick: (shape: RunShape) => number): SourcedCases => {
    const sorted = shapes.map(pick).sort((a, b) => a - b)
    const [low = 0, middle = 0, high = 0] = [1, 5, 9].map((tenths) => Math.round(percentile(sorted, tenths)))
    return { low, middle, high, source }
  }
  const millionths = cases(({ cacheHitRate }) => cacheHitRate * 1_000_000)
  return {
    ...own,
    defaults: {
      interactions: cases(({ calls }) => calls),
      inputTokens: cases(({ inputTokens }) => inputTokens),
      outputTokens: cases(({ outputTokens }) => outputTokens),
      testsOutput: null,
      context: null,
      retryFactor: { low: 1, middle: 1, high: 1, source: `${source}: their calls hold the retries` },
      cacheHitRate: {
        low: millionths.high / 1_000_000,
        middle: millionths.middle / 1_000_000,
        high: millionths.low / 1_000_000,
        source,
      },
    },
  }
}

interface RunShape {
  runId: string
  calls: number
  inputTokens: number
  outputTokens: number
  cacheHitRate: number
}

function shapeOf({ runId, slices }: RunSample): RunShape[] {
  const sum = (pick: (slice: RunSample['slices'][number]) => number) =>
    slices.reduce((total, slice) => total + pick(slice), 0)
  const calls = sum(({ events }) => events)
  if (calls === 0) return []
  const cacheRead = sum(({ cacheReadTokens }) => cacheReadTokens)
  const input =
    cacheRead + sum((slice) => slice.inputTokens + slice.cacheWrite5mTokens + slice.cacheWrite1hTokens)
  return [
    {
      runId,
      calls,
      inputTokens: input / calls,
      outputTokens: sum(({ outputTokens }) => outputTokens) / calls,
      cacheHitRate: input === 0 ? 0 : cacheRead / input,
    },
  ]
}

function percentile(sorted: readonly number[], tenths: number): number {
  const place = ((sorted.length - 1) * tenths) / 10
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}
