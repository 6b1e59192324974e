import { calendarDayOf } from '@/lib/domain/calendar'
import {
  displayAgo,
  displayClock,
  displayDay,
  displayInstant,
  displayShortInstant,
} from '@/lib/domain/display/display-time'

const DAY_MS = 86_400_000
// As far as the clocks of machines may be apart.
const CLOCK_SKEW_MS = 600_000

/** Until when the data reaches. */
export function Freshness({
  latestMs,
  nowMs,
  timeZone,
}: {
  latestMs: number
  nowMs: number
  timeZone: string
}) {
  const exact = `Newest call: ${displayInstant(latestMs, timeZone)}`
  if (latestMs - nowMs > CLOCK_SKEW_MS) {
    const day = displayDay(calendarDayOf(latestMs, timeZone), true)
    return (
      <span title={exact}>
        Newest call is of {day}, {displayAgo(latestMs, nowMs)}
      </span>
    )
  }
  const isRecent = nowMs - latestMs < DAY_MS
  return (
    <span title={exact}>
      Data to {isRecent ? displayClock(latestMs, timeZone) : displayShortInstant(latestMs, timeZone)},{' '}
      {displayAgo(latestMs, nowMs)}
    </span>
  )
}
