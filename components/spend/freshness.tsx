import {
  displayAgo,
  displayClock,
  displayInstant,
  displayShortInstant,
} from '@/lib/domain/display/display-time'

const DAY_MS = 86_400_000

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
  const isRecent = nowMs - latestMs < DAY_MS
  return (
    <span title={`Newest call: ${displayInstant(latestMs, timeZone)}`}>
      Data to {isRecent ? displayClock(latestMs, timeZone) : displayShortInstant(latestMs, timeZone)},{' '}
      {displayAgo(latestMs, nowMs)}
    </span>
  )
}
