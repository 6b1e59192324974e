import { type SeriesPart, sumPartsBySeries } from '../../data/budgets/spend-of-series'
import type { SqlTransaction } from '../../data/database'
import { addDays, type CalendarDay } from '../../domain/calendar'

/** Days, both included; null: since the beginning. */
export interface DaysSummed {
  from: CalendarDay | null
  to: CalendarDay
}

/** What series cost in ranges of days, read in one pass over the sums of days however many the ranges are. */
export async function readRangeSums(
  tx: SqlTransaction,
  ranges: readonly DaysSummed[],
): Promise<(days: DaysSummed) => RangeSums> {
  const bounds = [
    ...new Set(ranges.flatMap(({ from, to }) => [...(from ? [from] : []), addDays(to, 1)])),
  ].sort()
  const parts = await sumPartsBySeries(
    tx,
    bounds,
    ranges.some(({ from }) => from === null),
  )
  const known = new Map<string, RangeSums>()
  return ({ from, to }) => {
    const key = `${from} ${to}`
    const first = from === null ? 0 : bounds.indexOf(from) + 1
    const sums = known.get(key) ?? new RangeSums(parts, first, bounds.indexOf(addDays(to, 1)))
    known.set(key, sums)
    return sums
  }
}

/** What series cost in a range; asked of one list of series again, it is not added up again. */
export class RangeSums {
  readonly #parts: ReadonlyMap<string, readonly SeriesPart[]>
  readonly #first: number
  readonly #end: number
  readonly #spent = new Map<readonly string[], bigint>()

  constructor(parts: ReadonlyMap<string, readonly SeriesPart[]>, first: number, end: number) {
    this.#parts = parts
    this.#first = first
    this.#end = end
  }

  /** Femto-dollars. */
  spentOf(ids: readonly string[]): bigint {
    const known = this.#spent.get(ids)
    if (known !== undefined) return known
    let spent = 0n
    this.#each(ids, (part) => {
      spent += part.spent
    })
    this.#spent.set(ids, spent)
    return spent
  }

  /** Another text where these series cost another amount, or the same on other days. */
  fingerprintOf(ids: readonly string[]): string {
    let moment = 0n
    this.#each(ids, (part) => {
      moment += part.moment
    })
    return `${this.spentOf(ids)} ${moment}`
  }

  firstDayOf(ids: readonly string[]): CalendarDay | null {
    let first: CalendarDay | null = null
    this.#each(ids, ({ firstDay }) => {
      if (first === null || firstDay < first) first = firstDay
    })
    return first
  }

  #each(ids: readonly string[], take: (part: SeriesPart) => void): void {
    for (const id of ids)
      for (const part of this.#parts.get(id) ?? [])
        if (part.at >= this.#first && part.at <= this.#end) take(part)
  }
}
