import { displayCount } from '../display/display-count'
import { type BookOf, savingOf } from './reprice-call'
import { contextOf, FIVE_MINUTES, ONE_HOUR, type WasteCall, type WasteFinding, writesOf } from './waste-call'

/** Less than any provider caches (Anthropic and OpenAI: 1,024 tokens at least) is no miss. */
export const LEAST_MISS = 1_024

/**
 * Cache misses on repeated prefixes: the call before in the thread left a cached prefix (what it read and wrote), this
 * one came within the cache's lifetime (an hour where the thread's latest write was for an hour, else five minutes, both
 * ends included) and is at least as long as that prefix, yet read at least 1,024 tokens less of it. What these tokens
 * cost above the cache-read price, taken from plain input first, then from 5-minute and 1-hour writes. Calls of one
 * thread, in order of time.
 */
export function findCacheMisses(
  thread: readonly WasteCall[],
  { bookOf }: { bookOf: BookOf },
): WasteFinding[] {
  const findings: WasteFinding[] = []
  let before: WasteCall | null = null
  let lifetime = FIVE_MINUTES
  for (const call of thread) {
    const prefix: number = before === null ? 0 : before.cacheReadTokens + writesOf(before)
    const isAlive = before !== null && call.occurredAtMs - before.occurredAtMs <= lifetime
    const missed = Math.min(prefix - call.cacheReadTokens, call.inputTokens + writesOf(call))
    if (isAlive && contextOf(call) >= prefix && missed >= LEAST_MISS) {
      const femto = savingOf(call, readInstead(call, missed), bookOf)
      const why = `${displayCount(prefix)} tokens cached by the call before, ${displayCount(call.cacheReadTokens)} read`
      if (femto === null || femto > 0n) findings.push({ call, femto, why })
    }
    if (writesOf(call) > 0) lifetime = call.cacheWrite1hTokens > 0 ? ONE_HOUR : FIVE_MINUTES
    before = call
  }
  return findings
}

function readInstead(call: WasteCall, missed: number) {
  const input = Math.min(call.inputTokens, missed)
  const write5m = Math.min(call.cacheWrite5mTokens, missed - input)
  return {
    inputTokens: call.inputTokens - input,
    cacheWrite5mTokens: call.cacheWrite5mTokens - write5m,
    cacheWrite1hTokens: call.cacheWrite1hTokens - (missed - input - write5m),
    cacheReadTokens: call.cacheReadTokens + missed,
  }
}
