import { displayCount } from '../display/display-count'
import { divideHalfEven } from '../money'
import { type BookOf, savingOf } from './reprice-call'
import type { WasteCall, WasteFinding } from './waste-call'

/** So many calls one after the other with a prefix of the same size are "again and again". */
export const LEAST_REPEATS = 5

/**
 * Long prompts sent again and again: at least five calls of a thread one after the other whose prefix has the very same
 * size, `promptTokens` or more (the cache read; of calls that read nothing, the plain input). A conversation's prefix
 * grows, so one that stays the same is a prompt. For each call but the first, half of what the prefix cost as it was
 * sent: the saving of halving it, an assumption. Calls of one thread, in order of time.
 */
export function findRepeatedPrefixes(
  thread: readonly WasteCall[],
  { bookOf, promptTokens }: { bookOf: BookOf; promptTokens: number },
): WasteFinding[] {
  const findings: WasteFinding[] = []
  let from = 0
  for (let at = 1; at <= thread.length; at += 1) {
    const first = thread[from]
    if (first === undefined) break
    const call = thread[at]
    if (call !== undefined && isSamePrefix(first, call)) continue
    if (at - from >= LEAST_REPEATS && prefixOf(first) >= promptTokens) {
      for (const repeated of thread.slice(from + 1, at)) {
        const finding = toFinding(repeated, at - from, bookOf)
        if (finding !== null) findings.push(finding)
      }
    }
    from = at
  }
  return findings
}

const isCached = (call: WasteCall): boolean => call.cacheReadTokens > 0

function prefixOf(call: WasteCall): number {
  return isCached(call) ? call.cacheReadTokens : call.inputTokens
}

function isSamePrefix(a: WasteCall, b: WasteCall): boolean {
  return isCached(a) === isCached(b) && prefixOf(a) === prefixOf(b)
}

function toFinding(call: WasteCall, times: number, bookOf: BookOf): WasteFinding | null {
  const without = isCached(call) ? { cacheReadTokens: 0 } : { inputTokens: 0 }
  const whole = savingOf(call, without, bookOf)
  if (whole !== null && whole <= 0n) return null
  const why = `the same ${displayCount(prefixOf(call))} ${isCached(call) ? 'cached' : 'uncached'} tokens in ${times} calls`
  return { call, femto: whole === null ? null : divideHalfEven(whole, 2n), why }
}
