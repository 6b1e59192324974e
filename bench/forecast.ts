import { addDays } from '../lib/domain/calendar'
import { periodOf } from '../lib/domain/calendar-period'
import { scoreOrigin } from '../lib/domain/forecast/back-test'
import { parseUsd } from '../lib/domain/money'
import { timeSeriesModel } from '../lib/services/forecast/time-series-model'
import { makeSeries, SERIES_KINDS, type SeriesKind } from './forecast/series'
import type { BenchOptions } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'

const FIRST = '2026-01-01'
const SHORTEST = 40
const ORIGINS = [5, 10, 15, 20, 25]
// Seeds that the method was not tuned on.
const FIRST_SEED = 1001

interface Errors {
  ours: number
  runRate: number
  held: number
  origins: number
}

/** How far P50 and the plain run-rate miss a month's total, and how often the 80 % interval holds it. */
export async function bench({ isFull }: BenchOptions): Promise<Finding[]> {
  const seeds = isFull ? 120 : 60
  const byKind = SERIES_KINDS.map((kind) => ({ kind, errors: errorsOf(kind, seeds) }))
  const findings = byKind.map(({ kind, errors }) => ({
    work: `${kind}: mean error of the month's total, ${errors.origins} origins`,
    ours: `${percent(errors.ours / errors.origins)}, held ${percent(errors.held / errors.origins)}`,
    peer: `run-rate ${percent(errors.runRate / errors.origins)}`,
    ...ratioAtMost(errors.ours / errors.runRate, 1.05),
  }))
  const meanOf = (kinds: typeof byKind) =>
    Math.exp(sum(kinds.map(({ errors }) => Math.log(errors.ours / errors.runRate))) / kinds.length)
  const held = sum(byKind.map(({ errors }) => errors.held)) / sum(byKind.map(({ errors }) => errors.origins))
  return [
    ...findings,
    {
      work: 'the seven kinds of the goal: geometric mean of the ratios',
      ours: '',
      peer: 'run-rate',
      ...ratioAtMost(meanOf(byKind.filter(({ kind }) => kind !== 'new projects')), 0.75),
    },
    {
      work: 'all kinds: geometric mean of the ratios',
      ours: '',
      peer: 'run-rate',
      ratio: meanOf(byKind).toFixed(2),
      goal: '',
      isMet: null,
    },
    {
      work: 'all kinds: the 80 % interval held the truth',
      ours: percent(held),
      peer: '',
      ratio: '',
      goal: '75 to 87 %',
      isMet: held >= 0.75 && held <= 0.87,
    },
  ]
}

function errorsOf(kind: SeriesKind, seeds: number): Errors {
  const errors = { ours: 0, runRate: 0, held: 0, origins: 0 }
  for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds; seed++) {
    const length = SHORTEST + ((seed * 37) % 150) + 31
    const days = new Map(
      makeSeries(kind, seed, length).map((cost, index) => [
        addDays(FIRST, index),
        parseUsd(String(cost)) ?? 0n,
      ]),
    )
    const month = periodOf(addDays(periodOf(addDays(FIRST, length - 1), 'month').start, -1), 'month')
    for (const origin of ORIGINS) {
      const score = scoreOrigin(month, addDays(month.start, origin - 1), days, timeSeriesModel())
      if (score === null) continue
      errors.ours += score.error
      errors.runRate += score.runRateError
      errors.held += score.isHeld ? 1 : 0
      errors.origins++
    }
  }
  return errors
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

runWhenMain(import.meta.url, bench)
