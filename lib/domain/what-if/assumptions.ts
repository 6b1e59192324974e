import { formatFraction } from '../money'
import { displayPercentOf } from './display-factor'
import { isAsked, isForEveryCall, type Scenario } from './scenario'

/** What a what-if takes for granted, a sentence each: shown beside its figures and part of the API's answer. */
export function assumptionsOf(scenario: Scenario): string[] {
  if (!isAsked(scenario)) return []
  const { map, tier, batchShare, cacheHitRate, tokenFactorLow, tokenFactorHigh } = scenario
  const sentences = [
    'Every call is priced by the price of its own day, for the context length that it had.',
    'Calls that cannot be priced anew keep their cost in both sums.',
  ]
  if (map.size > 0)
    sentences.push(
      'The middle figure takes another model to need the same tokens.',
      `The range takes it to need ${formatFraction(tokenFactorLow)} to ${formatFraction(tokenFactorHigh)} times as many: tokenizers and verbosity differ. By default 0.77 to 1.3, because Anthropic's newer tokenizer counts about 30% more tokens for the same text than the one before, and back it is 1 / 1.3.`,
      'It fits the target’s context window where input and output together, as recorded, are no more than that.',
    )
  if (tier !== null)
    sentences.push(
      `Every call is served in the ${tier} tier, in place of its own tier and speed; where a provider publishes no price for that, its standard price counts.`,
    )
  if (batchShare.numerator > 0n)
    sentences.push(
      `${displayPercentOf(batchShare)} of each call's cost is at the batch price; where a provider publishes none, its standard price counts.`,
    )
  if (cacheHitRate !== null)
    sentences.push(
      `${displayPercentOf(cacheHitRate)} of all input tokens are cache reads; the rest keeps each model's own proportion of plain input to cache writes.`,
    )
  if (isForEveryCall(scenario) && map.size > 0)
    sentences.push('This holds for models that are not mapped too.')
  return sentences
}
