import { median, medianSorted, quantile } from 'simple-statistics'
import type { TimeSeriesModel } from './forecast'

const PROFILE_DAYS = 56
// How fast a level forgets, in days: the series' own past says which of them to believe.
const HALF_LIVES = [3, 6, 12, 25, 60]
const TRIED_DAYS = 28
const TRIED_AHEAD = 10
const FEWEST_AHEAD = 5
const FEWEST_BEFORE = 7
// A half-life that erred twice as much counts a 64th.
const SHARPNESS = 6
const TREND_DAYS = 14
// How much of the mean is the library's model, and how much of a trend is believed.
const MODEL_SHARE = 0.3
const TREND_SHARE = 0.25
const LONGEST_HISTORY = 112
// A level that changed by less than about a quarter is no shift.
const LEAST_SHIFT = Math.log(1.3)
const SHIFT_DAYS = 6
const SPIKE_WINDOW = 14
const SPIKE_SPREADS = 3
const HOLIDAY_WEEKS = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]
const MOST_DAYS_OFF = 5
// Ordinary days that must have come after.
const DAYS_AFTER = 3
// More days off than one in so many are how the series is.
const LEAST_DAYS_A_HOLIDAY = 14

/**
 * What each of the next days is expected to cost (dollars), from complete days (dollars, oldest first). Under 14 days
 * their mean; then a profile of the weekdays at the recent level, with a damped trend; from 35 days on a mean of that
 * and of a library's model, where there is one. Weekdays are places modulo 7: no calendar is needed.
 */
export function foreseeDays(
  history: readonly number[],
  horizon: number,
  model: TimeSeriesModel | null,
): number[] {
  const values = withoutSpikes(atNewLevel(withoutHolidays(history.slice(-LONGEST_HISTORY))))
  if (values.length < 14) return Array.from({ length: horizon }, () => mean(values))
  const simple = foreseeByWeekday(values, horizon)
  const modelled = values.length < 35 || model === null ? null : modelByWeekday(values, horizon, model)
  if (modelled === null) return simple
  // A model that runs away says less than the rule that cannot.
  const most = Math.max(...values) * 1.5
  return simple.map(
    (value, index) =>
      value * (1 - MODEL_SHARE) + MODEL_SHARE * Math.min(most, Math.max(0, modelled[index] ?? value)),
  )
}

// The model says the level that the days are at; each of them is at its weekday's share of it.
function modelByWeekday(
  values: readonly number[],
  horizon: number,
  model: TimeSeriesModel,
): readonly number[] | null {
  const recent = values.slice(-PROFILE_DAYS)
  const factors = weekdayFactors(recent)
  return (
    model(values, horizon)?.map((value, index) => value * (factors[(recent.length + index) % 7] ?? 1)) ?? null
  )
}

function foreseeByWeekday(values: readonly number[], horizon: number): number[] {
  const recent = values.slice(-PROFILE_DAYS)
  const factors = weekdayFactors(recent)
  const offset = recent.length % 7
  const level = levelOf(recent, factors)
  const slope = dailyTrend(recent)
  return Array.from({ length: horizon }, (_, index) => {
    const factor = factors[(offset + index) % 7] ?? 1
    return level * factor * slope ** dampedDays(index + 1)
  })
}

// Each weekday's share of the mean, drawn toward 1 as if it had been seen once more at the mean.
function weekdayFactors(values: readonly number[]): number[] {
  const all = mean(values)
  if (all === 0) return Array.from({ length: 7 }, () => 1)
  return Array.from({ length: 7 }, (_, place) => {
    const own = values.filter((_, index) => index % 7 === place)
    return (own.reduce((sum, value) => sum + value, 0) / all + 0.5) / (own.length + 0.5)
  })
}

// The level of the days, as the half-lives see it that foresaw the days of the last four weeks best.
function levelOf(values: readonly number[], factors: readonly number[]): number {
  const levels = HALF_LIVES.map((halfLife) => levelsBy(halfLife, values, factors))
  const errors = HALF_LIVES.map(() => 0)
  let scale = 0
  for (
    let at = Math.max(FEWEST_BEFORE, values.length - TRIED_DAYS);
    at <= values.length - FEWEST_AHEAD;
    at++
  ) {
    const next = values.slice(at, at + TRIED_AHEAD)
    const expected = next.reduce((sum, _, index) => sum + (factors[(at + index) % 7] ?? 1), 0)
    if (expected <= 0) continue
    const came = next.reduce((sum, value) => sum + value, 0) / expected
    scale += came
    levels.forEach((of, index) => {
      errors[index] = (errors[index] ?? 0) + Math.abs((of[at] ?? 0) - came)
    })
  }
  // None was exactly right: one that errs by less than a thousandth says no more than another.
  const weights = errors.map((error) => (scale === 0 ? 1 : (error / scale + 0.001) ** -SHARPNESS))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return levels.reduce((sum, of, index) => sum + ((of.at(-1) ?? 0) * (weights[index] ?? 0)) / all, 0)
}

// Before each day and after the last: the mean of what weekdays do not explain, the newest day counting most.
function levelsBy(halfLife: number, values: readonly number[], factors: readonly number[]): number[] {
  const fading = 0.5 ** (1 / halfLife)
  const levels = [0]
  let cost = 0
  let expected = 0
  values.forEach((value, index) => {
    cost = cost * fading + value
    expected = expected * fading + (factors[index % 7] ?? 1)
    levels.push(expected === 0 ? 0 : cost / expected)
  })
  return levels
}

// Growth a day between the last two fortnights, a quarter believed.
function dailyTrend(values: readonly number[]): number {
  if (values.length < 2 * TREND_DAYS) return 1
  const now = mean(values.slice(-TREND_DAYS))
  const before = mean(values.slice(-2 * TREND_DAYS, -TREND_DAYS))
  if (now === 0 || before === 0) return 1
  const ratio = Math.min(1.6, Math.max(1 / 1.6, now / before))
  return ratio ** (TREND_SHARE / TREND_DAYS)
}

// Growth is believed less the further it reaches.
function dampedDays(days: number): number {
  const damping = 0.96
  return (damping * (1 - damping ** days)) / (1 - damping) + 3
}

/**
 * One-off spikes and short bursts, held at the top of the ordinary days around them: they say little of the days to
 * come. A level that lasts longer than a week is no spike.
 */
export function withoutSpikes(values: readonly number[]): number[] {
  return values.map((value, index) => {
    const around = values
      .slice(Math.max(0, index - SPIKE_WINDOW), index + SPIKE_WINDOW + 1)
      .filter((other) => other > 0)
      .sort((a, b) => a - b)
    if (around.length < 7) return value
    const middle = medianSorted(around)
    const spread = median(around.map((other) => Math.abs(other - middle)))
    return Math.min(value, Math.max(middle + SPIKE_SPREADS * spread, middle * 2))
  })
}

/**
 * Days off, brought to what their weekday usually is: a day at under a quarter of the median of the same weekday around it,
 * five in a row at most, where such days are few. A holiday says little of the days to come; a longer quiet does.
 */
export function withoutHolidays(values: readonly number[]): number[] {
  const usual = values.map((_, index) => {
    const around = HOLIDAY_WEEKS.flatMap((weeks) => values[index + 7 * weeks] ?? [])
    const isWorked = around.length >= 4 && around.filter((value) => value > 0).length * 4 >= around.length * 3
    return isWorked ? median(around) : 0
  })
  const isOff = values.map((value, index) => value < (usual[index] ?? 0) / 4)
  const runs: number[][] = []
  isOff.forEach((off, index) => {
    if (!off) return
    if (isOff[index - 1]) runs.at(-1)?.push(index)
    else runs.push([index])
  })
  // Of days off that last until now, or nearly, nobody knows how long they will.
  const isOver = (run: readonly number[], next: readonly number[] | undefined) =>
    (next?.[0] ?? values.length) - (run.at(-1) ?? 0) > DAYS_AFTER
  const holidays = new Set(
    runs.filter((run, at) => run.length <= MOST_DAYS_OFF && isOver(run, runs[at + 1])).flat(),
  )
  if (holidays.size * LEAST_DAYS_A_HOLIDAY > values.length) return [...values]
  return values.map((value, index) => (holidays.has(index) ? (usual[index] ?? value) : value))
}

/**
 * Where the level has changed for good (six days or more, nearly all of them beyond nearly all of the four weeks
 * before), the days before it, brought to the new level: their rhythm still holds, their height does not. After four
 * weeks of nothing, the days since alone.
 */
export function atNewLevel(values: readonly number[]): number[] {
  let best: { at: number; ratio: number } | undefined
  for (let at = values.length - SHIFT_DAYS; at >= Math.max(14, values.length - 35); at--) {
    const before = values.slice(Math.max(0, at - 28), at)
    const after = values.slice(at)
    const [low, high] = [quantile(before, 0.1), quantile(before, 0.9)]
    const isUp = quantile(after, 0.25) > high
    const isDown = quantile(after, 0.75) < low
    if (!isUp && !isDown) continue
    const ratio = mean(after) / mean(before)
    if (Math.abs(Math.log(ratio)) < LEAST_SHIFT) continue
    if (best === undefined || Math.abs(Math.log(ratio)) > Math.abs(Math.log(best.ratio))) best = { at, ratio }
  }
  if (best === undefined || best.ratio === 0) return [...values]
  const { at, ratio } = best
  // Of nothing there is no rhythm to bring to the new level.
  if (!Number.isFinite(ratio)) return values.slice(at)
  return values.map((value, index) => (index < at ? value * ratio : value))
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}
