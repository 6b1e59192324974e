import { displayPrice } from '../domain/display/display-price'
import { displayShare } from '../domain/display/display-share'
import { displayDayOrInstant } from '../domain/display/display-time'
import { femtoOf } from '../domain/display/display-usd'
import type { OwnPrice } from '../domain/pricing/own-price'
import { shortInstant } from '../domain/pricing/price-clash'
import { modelPricesHref } from '../domain/pricing/price-href'
import type { PriceOverride } from '../domain/pricing/price-overrides'

export interface OwnPriceLine {
  id: string
  /** "gpt-5.5", "gpt-5.5 at azure", "All of anthropic". */
  name: string
  href: string | null
  model: string | null
  provider: string | null
  from: string
  fromText: string
  toText: string
  state: 'ended' | 'current' | 'to come'
  kind: 'Price' | 'Discount' | 'Commitment'
  /** "Input $3.00 · output $15.00 · the rest as in the catalogue". */
  terms: string
  note: string | null
  commitment: { amountUsd: string; spentUsd: string; share: string; unpricedEvents: number } | null
}

const CLASSES = [
  ['input_usd_per_mtok', 'input'],
  ['output_usd_per_mtok', 'output'],
  ['cache_read_usd_per_mtok', 'cache read'],
  ['cache_write_5m_usd_per_mtok', '5-minute cache write'],
  ['cache_write_1h_usd_per_mtok', '1-hour cache write'],
  ['web_search_usd_per_thousand', 'a thousand web searches'],
] as const

/** Own prices as a table shows them, with what was spent of each commitment. */
export function toOwnPriceLines(
  prices: readonly OwnPrice[],
  spent: ReadonlyMap<string, { spentUsd: string; unpricedEvents: number }>,
  nowMs: number,
): OwnPriceLine[] {
  return prices.map(({ id, override, note, commitmentUsd }) => {
    const { model, provider, effective_from, effective_to } = override
    const spend = spent.get(id)
    return {
      id,
      name: model === null ? `All of ${provider}` : provider === null ? model : `${model} at ${provider}`,
      href: model === null ? null : modelPricesHref(model, provider),
      model,
      provider,
      from: shortInstant(effective_from),
      fromText: displayDayOrInstant(effective_from),
      toText: effective_to === null ? 'no end' : displayDayOrInstant(effective_to),
      state: stateOf(override, nowMs),
      kind: commitmentUsd !== null ? 'Commitment' : model === null ? 'Discount' : 'Price',
      terms: termsInWords(override),
      note,
      commitment:
        commitmentUsd !== null && spend
          ? {
              amountUsd: commitmentUsd,
              ...spend,
              share: displayShare(femtoOf(spend.spentUsd), femtoOf(commitmentUsd)),
            }
          : null,
    }
  })
}

function stateOf({ effective_from, effective_to }: PriceOverride, nowMs: number): OwnPriceLine['state'] {
  if (effective_to !== null && Date.parse(effective_to) <= nowMs) return 'ended'
  return effective_from !== null && Date.parse(effective_from) > nowMs ? 'to come' : 'current'
}

/** What an own price says, and what becomes of what it does not say. */
export function termsInWords(override: PriceOverride): string {
  const given = CLASSES.filter(([field]) => override[field] !== null)
  const terms = given.map(([field, label]) => `${label} ${displayPrice(override[field])}`)
  const { discount_percent: discount } = override
  if (given.length === 0) return `${discount}% off the catalogue's prices`
  if (given.length < CLASSES.length) terms.push('the rest as in the catalogue')
  if (discount !== null && discount !== '0') terms.push(`${discount}% off all of it`)
  const text = terms.join(' · ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
