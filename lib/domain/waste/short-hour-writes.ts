import { displayCount } from '../display/display-count'
import { type BookOf, savingOf } from './reprice-call'
import { FIVE_MINUTES, ONE_HOUR, type WasteCall, type WasteFinding } from './waste-call'

/**
 * 1-hour writes that a 5-minute one would have served: the next call of the thread that read from the cache came within
 * five minutes (exactly five included) and read the write, and from there no read came more than five minutes and up to
 * an hour after the one before (each read renews a 5-minute entry). The premium over the 5-minute price. A write whose
 * hour has not passed at `nowMs` is left out. Calls of one thread, in order of time.
 */
export function findShortHourWrites(
  thread: readonly WasteCall[],
  { bookOf, nowMs }: { bookOf: BookOf; nowMs: number },
): WasteFinding[] {
  const findings: WasteFinding[] = []
  let next: WasteCall | null = null
  // Whether the hour is wanted by what follows `next`.
  let isHourNeeded = false
  for (const call of thread.toReversed()) {
    const gap: number = next === null ? Number.POSITIVE_INFINITY : next.occurredAtMs - call.occurredAtMs
    const isNeededHere: boolean = gap <= FIVE_MINUTES ? isHourNeeded : gap <= ONE_HOUR
    const isRead: boolean = next !== null && next.cacheReadTokens > call.cacheReadTokens
    const last = thread.at(-1) ?? call
    if (
      call.cacheWrite1hTokens > 0 &&
      gap <= FIVE_MINUTES &&
      isRead &&
      !isNeededHere &&
      last.occurredAtMs + ONE_HOUR < nowMs
    ) {
      const asShort = {
        cacheWrite5mTokens: call.cacheWrite5mTokens + call.cacheWrite1hTokens,
        cacheWrite1hTokens: 0,
      }
      const femto = savingOf(call, asShort, bookOf)
      const why = `${displayCount(call.cacheWrite1hTokens)} tokens written for an hour, next read after ${seconds(gap)}`
      if (femto === null || femto > 0n) findings.push({ call, femto, why })
    }
    if (call.cacheReadTokens > 0) {
      next = call
      isHourNeeded = isNeededHere
    }
  }
  return findings.reverse()
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`
