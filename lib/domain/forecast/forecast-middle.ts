import { addDays, type CalendarDay, countDays, listDays } from '../calendar'
import { FEMTO_PER_USD } from '../money'
import { type ForecastInput, type ForecastMethod, HISTORY_DAYS } from './forecast'
import { DAYS_AFTER_HOLIDAY, onHolidays } from './on-holidays'

const FEMTO_PER_MICRO = FEMTO_PER_USD / 1_000_000n
const NO_DAYS: ReadonlySet<CalendarDay> = new Set()

/** Expected dollars of so many days after a history (dollars a day, oldest first). */
export type Foresee = (history: readonly number[], days: number) => readonly number[]

/** What of a period is known and what is expected, before any interval. */
export interface ForecastMiddle {
  /** The last day that is complete. */
  complete: CalendarDay
  /** Complete days from the first that cost something, in dollars. */
  history: readonly number[]
  method: ForecastMethod
  isOver: boolean
  /** All of the period, and its complete days; femto-dollars. */
  spent: bigint
  begun: bigint
  /** The days after `complete`, until the period's end, and what each is expected to cost (dollars). */
  toCome: readonly CalendarDay[]
  foreseen: readonly number[]
  /** What the period's days to come are expected to cost (dollars), never less than they have cost already. */
  rest: number
  /** The period's total; null where the history is too short. */
  p50: bigint | null
}

/** The P50 of a period's total and what it is made of. */
export function forecastMiddle(input: ForecastInput, foresee: Foresee): ForecastMiddle {
  const { period, asOf, days, completeUntil, holidays = NO_DAYS } = input
  const all = listDays(period.start, period.end)
  const sumOf = (some: readonly CalendarDay[]) => some.reduce((sum, day) => sum + (days.get(day) ?? 0n), 0n)
  const complete = completeUntil !== undefined && completeUntil < asOf ? completeUntil : asOf
  const history = historyUntil(complete, days)
  const method = methodOf(history.length)
  const isOver = complete >= period.end
  const spent = sumOf(all)
  const begun = sumOf(all.filter((day) => day <= complete))
  const base = { complete, history, method, isOver, spent, begun }
  if (isOver || method === 'none')
    return { ...base, toCome: [], foreseen: [], rest: 0, p50: isOver ? spent : null }
  const toCome = listDays(addDays(complete, 1), period.end)
  const ordinary = foresee(history, toCome.length + DAYS_AFTER_HOLIDAY)
  const foreseen = onHolidays(ordinary, history, complete, holidays).slice(0, toCome.length)
  const rest = expectedRest(
    toCome.map((day, index) => (day < period.start ? null : [foreseen[index] ?? 0, days.get(day) ?? 0n])),
  )
  return { ...base, toCome, foreseen, rest, p50: begun + atLeast(rest, spent - begun) }
}

/** Dollars of days to come: of each the expected ones, or what it has cost already where that is more; null counts not. */
export function expectedRest(
  days: readonly (readonly [expectedUsd: number, spent: bigint] | null)[],
): number {
  return days.reduce((sum, day) => sum + (day === null ? 0 : Math.max(day[0], dollars(day[1]))), 0)
}

/** Estimated dollars as whole micro-dollars, in femto-dollars; not below a floor. */
export function atLeast(usd: number, floor: bigint): bigint {
  const femto = BigInt(Math.round(usd * 1_000_000)) * FEMTO_PER_MICRO
  return femto > floor ? femto : floor
}

/** Complete days, in dollars, from the first that cost something to `last`. */
export function historyUntil(last: CalendarDay, days: ReadonlyMap<CalendarDay, bigint>): number[] {
  let first: CalendarDay | undefined
  const earliest = addDays(last, -HISTORY_DAYS)
  for (const [day, cost] of days)
    if (cost > 0n && day >= earliest && (first === undefined || day < first)) first = day
  if (first === undefined || first > last) return []
  return Array.from({ length: countDays(first, last) + 1 }, (_, index) =>
    dollars(days.get(addDays(first, index))),
  )
}

function dollars(femto: bigint | undefined): number {
  return Number(femto ?? 0n) / Number(FEMTO_PER_USD)
}

/** How a history of so many days is foreseen. */
export function methodOf(historyDays: number): ForecastMethod {
  if (historyDays < 3) return 'none'
  if (historyDays < 14) return 'run_rate'
  return historyDays < 35 ? 'weekday_profile' : 'combined'
}
