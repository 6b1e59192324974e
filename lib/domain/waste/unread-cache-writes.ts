import { displayCount } from '../display/display-count'
import { type BookOf, savingOf } from './reprice-call'
import { FIVE_MINUTES, ONE_HOUR, type WasteCall, type WasteFinding, writesOf } from './waste-call'

/**
 * Cache writes that no later call of the thread read while they lived (five minutes or an hour, both ends included): the
 * write's price above what plain input would have cost. A write counts as read once a call reads more than the writing
 * call itself had read. A write that may still be read at `nowMs` is left out. Calls of one thread, in order of time.
 */
export function findUnreadCacheWrites(
  thread: readonly WasteCall[],
  { bookOf, nowMs }: { bookOf: BookOf; nowMs: number },
): WasteFinding[] {
  if (!thread.some((call) => writesOf(call) > 0)) return []
  const most5m = mostReadWithin(thread, FIVE_MINUTES)
  const most1h = mostReadWithin(thread, ONE_HOUR)
  return thread.flatMap((call, at) => {
    const isUnread = (most: readonly number[], lifetime: number) =>
      (most[at] ?? 0) <= call.cacheReadTokens && call.occurredAtMs + lifetime < nowMs
    const write5m = isUnread(most5m, FIVE_MINUTES) ? call.cacheWrite5mTokens : 0
    const write1h = isUnread(most1h, ONE_HOUR) ? call.cacheWrite1hTokens : 0
    if (write5m + write1h === 0) return []
    const asInput = {
      inputTokens: call.inputTokens + write5m + write1h,
      cacheWrite5mTokens: call.cacheWrite5mTokens - write5m,
      cacheWrite1hTokens: call.cacheWrite1hTokens - write1h,
    }
    const femto = savingOf(call, asInput, bookOf)
    if (femto !== null && femto <= 0n) return []
    return [{ call, femto, why: `${displayCount(write5m + write1h)} tokens written, never read` }]
  })
}

/** For each call the most tokens that a later one read from a cache within the time; 0 where none did. */
function mostReadWithin(thread: readonly WasteCall[], lifetimeMs: number): number[] {
  const most = new Array<number>(thread.length).fill(0)
  // Later calls, the farthest first; one stays only while no nearer call read as much.
  const window: WasteCall[] = []
  let first = 0
  for (let at = thread.length - 1; at >= 0; at -= 1) {
    const call = thread[at]
    if (call === undefined) continue
    while (first < window.length && (window[first]?.occurredAtMs ?? 0) > call.occurredAtMs + lifetimeMs) {
      first += 1
    }
    most[at] = window[first]?.cacheReadTokens ?? 0
    while (window.length > first && (window.at(-1)?.cacheReadTokens ?? 0) <= call.cacheReadTokens) {
      window.pop()
    }
    window.push(call)
  }
  return most
}
