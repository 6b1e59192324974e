import { calendarDayOf } from '../domain/calendar'
import { displayInstant, displayTimeOfDay } from '../domain/display/display-time'
import type { RunSteps } from '../domain/runs/run-steps'
import type { SpendRow } from '../domain/usage/spend'
import { spendMeasure } from '../domain/usage/spend-measure'
import type { Name } from './assign-colours'
import type { TimeBucket } from './time-buckets'
import { type TimeChart, toSpendOverTimeChart } from './to-spend-over-time-chart'

const DAY_MS = 86_400_000

/** A run's calls over time by model: by cost, or by tokens where none of them has a cost. */
export function toRunCallsChart({
  rows,
  steps,
  timeZone,
  modelRanking,
}: {
  /** Rows of [step, model]. */
  rows: readonly SpendRow[]
  steps: RunSteps
  timeZone: string
  modelRanking: readonly Name[]
}): { title: string; chart: TimeChart } {
  const isPriced = rows.some(({ costUsd }) => costUsd !== null)
  const measure = spendMeasure(isPriced ? 'cost' : 'tokens')
  return {
    title: `${measure.label} over the run, by model`,
    chart: toSpendOverTimeChart({
      rows,
      buckets: bucketsOf(steps, timeZone),
      // Steps are named by their number, which is taken as it is, as days are.
      interval: 'day',
      measure,
      ranking: modelRanking,
    }),
  }
}

function bucketsOf({ startMs, stepMs, count }: RunSteps, timeZone: string): TimeBucket[] {
  const isOneDay =
    calendarDayOf(startMs, timeZone) === calendarDayOf(startMs + stepMs * (count - 1), timeZone)
  return Array.from({ length: count }, (_, at): TimeBucket => {
    const fromMs = startMs + at * stepMs
    const day = calendarDayOf(fromMs, timeZone)
    return {
      key: String(at),
      label: displayTimeOfDay(fromMs, timeZone, { withDay: !isOneDay, withSeconds: stepMs < 60_000 }),
      longLabel:
        stepMs >= DAY_MS
          ? displayInstant(fromMs, timeZone)
          : `${displayInstant(fromMs, timeZone)} to ${displayTimeOfDay(fromMs + stepMs, timeZone, { withDay: false, withSeconds: stepMs < 60_000 })}`,
      from: day,
      to: day,
      isOpen: false,
      isFuture: false,
    }
  })
}
