import { parseLogTimestamp } from '../parse-timestamp'

/** How far a sender's clock may run ahead. */
const MOST_AHEAD_MS = 24 * 3_600_000

export type TelemetryTime = { ok: true; ms: number } | { ok: false; message: string }

/** Nanoseconds since the epoch as milliseconds, or what is wrong with them: a clock that was never set, or is ahead. */
export function readUnixNano(nano: bigint, nowMs: number): TelemetryTime {
  if (nano === 0n) return { ok: false, message: 'no time' }
  const ms = parseLogTimestamp(Number(nano / 1_000_000n))
  // Milliseconds before 2001 would be taken for seconds.
  if (ms === null || nano < FIRST_NANO) return { ok: false, message: 'time is not from 2001 to 2099' }
  if (ms > nowMs + MOST_AHEAD_MS) return { ok: false, message: 'time is more than a day in the future' }
  return { ok: true, ms }
}

const FIRST_NANO = 978_307_200_000_000_000n
