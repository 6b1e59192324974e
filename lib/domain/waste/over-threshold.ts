import { displayCount } from '../display/display-count'
import { type BookOf, savingOf, tierThresholdOf } from './reprice-call'
import { contextOf, type WasteCall, type WasteFinding } from './waste-call'

/**
 * A request a little above its model's long-context threshold, up to `overPercent` percent (exactly so much included):
 * its cost less the same tokens at the base rates. Null for a call that is not one.
 */
export function findOverThreshold(
  call: WasteCall,
  { bookOf, overPercent }: { bookOf: BookOf; overPercent: number },
): WasteFinding | null {
  if (call.price?.isLongContext !== true) return null
  const threshold = tierThresholdOf(call, bookOf)
  const context = contextOf(call)
  if (threshold === null || context <= threshold || context * 100 > threshold * (100 + overPercent))
    return null
  const femto = savingOf(call, { isLongContext: false }, bookOf)
  if (femto !== null && femto <= 0n) return null
  const why = `${displayCount(context)} input tokens, ${displayCount(context - threshold)} over ${displayCount(threshold)}`
  return { call, femto, why }
}
