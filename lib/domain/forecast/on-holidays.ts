import { median } from 'simple-statistics'
import { addDays, type CalendarDay } from '../calendar'

/** How many days after a holiday its quietest neighbour is looked for. */
export const DAYS_AFTER_HOLIDAY = 3

const WEEKS_AROUND = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]
// The newest holidays say the most of the next.
const MOST_LEARNED = 10

/**
 * What days are expected to cost (dollars, from the day after `complete` on) where public holidays are among them: one
 * is expected to be as quiet as the quietest day of its week, as far as the series' own past holidays were. What worked
 * through them before is expected to do so again. `history`: complete days until `complete`, in dollars.
 */
export function onHolidays(
  expected: readonly number[],
  history: readonly number[],
  complete: CalendarDay,
  holidays: ReadonlySet<CalendarDay>,
): number[] {
  if (holidays.size === 0) return [...expected]
  const past = pastShares(history, complete, holidays)
  return expected.map((usd, index) => {
    if (usd === 0 || !holidays.has(addDays(complete, index + 1))) return usd
    const quietest = Math.min(...expected.slice(Math.max(0, index - 3), index + 1 + DAYS_AFTER_HOLIDAY)) / usd
    const shares = [quietest, ...past]
    return usd * Math.min(1, shares.reduce((sum, share) => sum + share, 0) / shares.length)
  })
}

// Each past holiday's cost as a share of what its weekday usually cost around it; none where that is a quiet day anyway.
function pastShares(
  history: readonly number[],
  complete: CalendarDay,
  holidays: ReadonlySet<CalendarDay>,
): number[] {
  const worked = history.reduce((sum, cost) => sum + cost, 0) / history.length / 2
  const isHoliday = history.map((_, index) => holidays.has(addDays(complete, index + 1 - history.length)))
  return history
    .flatMap((cost, index) => {
      if (!isHoliday[index]) return []
      const around = WEEKS_AROUND.map((weeks) => index + 7 * weeks).flatMap((at) =>
        isHoliday[at] === false ? (history[at] ?? []) : [],
      )
      const usual = around.length < 3 ? 0 : median(around)
      return usual <= worked ? [] : [Math.min(1, cost / usual)]
    })
    .slice(-MOST_LEARNED)
}
