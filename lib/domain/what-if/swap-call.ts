import type { PriceBook } from '../pricing/price-book'
import { canonicalProvider, FIRST_PARTIES } from '../pricing/provider-names'
import { indexSnapshot, resolveModel } from '../pricing/resolve-model'
import { canonicalModel, targetOf } from './model-map'
import { isForEveryCall, type Scenario } from './scenario'

/** What of a call decides on its price, besides its tokens and its time. */
export interface CallNames {
  model: string | null
  provider: string | null
  serviceTier: string | null
  speed: string | null
  inferenceGeo: string | null
}

/** A call, or a part of one, as the scenario has it. */
export interface SwappedCall extends CallNames {
  /** Whether the scenario says anything of it; what it says nothing of keeps its cost. */
  isAsked: boolean
  /** The same model, so the same tokens: no range. */
  isSameModel: boolean
}

/** The names of a call under a scenario. A tier stands for the speed too: batch is never fast. */
export function swapCall(names: CallNames, scenario: Scenario, book: PriceBook): SwappedCall {
  const { model, provider } = names
  const target = targetOf(scenario.map, book, provider, model)
  const isAsked = target !== null || (isForEveryCall(scenario) && model !== '<synthetic>')
  const swapped = target ?? model
  const servedBy = target === null ? provider : hostOf(book, provider, target)
  return {
    ...names,
    model: swapped,
    provider: servedBy,
    ...(scenario.tier !== null && { serviceTier: scenario.tier, speed: null }),
    isAsked,
    isSameModel:
      swapped === model ||
      (swapped !== null &&
        model !== null &&
        canonicalModel(book, servedBy, swapped) === canonicalModel(book, provider, model)),
  }
}

/**
 * Who would serve the target: the host that served the call, where it is a host; a maker's own API serves no other
 * maker's models, so that its discounts never reach them.
 */
function hostOf(book: PriceBook, provider: string | null, target: string): string | null {
  if (provider === null) return null
  const name = canonicalProvider(provider)
  if (!(FIRST_PARTIES as readonly string[]).includes(name)) return provider
  const resolved = resolveModel(indexSnapshot(book.snapshot), provider, target)
  return resolved.kind === 'known' && resolved.provider !== name ? resolved.provider : provider
}
