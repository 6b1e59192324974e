import {
  displayAgo,
  displayClock,
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
  const exact = displayInstant(latestMs, timeZone)
  if (latestMs - nowMs > CLOCK_SKEW_MS)
    return (
      <span>
        The newest call is dated {exact}, {displayAgo(latestMs, nowMs)}
      </span>
    )
  const isRecent = nowMs - latestMs < DAY_MS
  return (
    <span title={`Newest call: ${exact}`}>
      Data to {isRecent ? displayClock(latestMs, timeZone) : displayShortInstant(latestMs, timeZone)},{' '}
      {displayAgo(latestMs, nowMs)}
    </span>
  )
}
