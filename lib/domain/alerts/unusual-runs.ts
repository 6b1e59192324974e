import { formatUsd } from '../money'
import { judgeDay, median } from './judge-day'

/** What a run cost (femto-dollars), in all and by model. */
export interface RunCost {
  id: string
  project: string | null
  spent: bigint
  firstAt: Date
  lastAt: Date
  models: readonly { model: string | null; spent: bigint }[]
}

export interface UnusualRun extends RunCost {
  expected: bigint
  /** What it cost when it became unusual. */
  line: bigint
  drivers: { dimension: 'project' | 'user' | 'model'; value: string | null; aboveUsd: string }[]
}

/**
 * Runs since an instant that cost far more than the runs of their project that began before them, by the rule for days: ten of those at
 * least. What drove each: how far each model lay above its median over those runs.
 */
export function unusualRuns(runs: readonly RunCost[], since: Date, minimumImpact: bigint): UnusualRun[] {
  const news = runs.filter(({ firstAt }) => firstAt >= since)
  return news.flatMap((run): UnusualRun[] => {
    const before = runs.filter(
      (other) => other.project === run.project && other.firstAt < run.firstAt && other.spent > 0n,
    )
    const unusual = judgeDay(
      before.map(({ spent }) => spent),
      run.spent,
      minimumImpact,
    )
    if (!unusual) return []
    const { expected, line } = unusual
    return [{ ...run, expected, line, drivers: driversOf(run, before) }]
  })
}

function driversOf(run: RunCost, before: readonly RunCost[]): UnusualRun['drivers'] {
  return run.models
    .map(({ model, spent }) => {
      const others = before.flatMap(({ models }) =>
        models.filter((one) => one.model === model && one.spent > 0n),
      )
      return { model, above: spent - median(others.map((one) => one.spent)) }
    })
    .filter(({ above }) => above > 0n)
    .sort((a, b) => (a.above === b.above ? 0 : a.above < b.above ? 1 : -1))
    .slice(0, 3)
    .map(({ model, above }) => ({ dimension: 'model', value: model, aboveUsd: formatUsd(above) }))
}
