import { formatUsd, multiplyFraction } from '../money'
import type { PriceBook } from '../pricing/price-book'
import type { MixEstimate } from './estimate'
import type { Cases } from './estimate-defaults'
import { fractionOf, type MixPart } from './model-mix'
import { figuresOf, type PricedCases, priceCases, type QuantityCases } from './price-cases'
import type { PricedInteractions } from './price-interactions'

/** A tiered mix: each model does its share of the interactions. One model without a price leaves the whole without one. */
export function estimateMix(
  mix: readonly MixPart[],
  atMs: number,
  quantities: QuantityCases,
  book: PriceBook,
): MixEstimate {
  const priced = mix.map((part) => ({ part, cases: priceCases(part.model, atMs, quantities, book) }))
  const reasons = priced.flatMap(({ cases }) => (typeof cases === 'string' ? [cases] : []))
  const known = priced.flatMap(({ part, cases }) => (typeof cases === 'string' ? [] : [shareOf(part, cases)]))
  return {
    ...figuresOf(reasons.length > 0 ? reasons.join('; ') : sumOf(known)),
    parts: priced.map(({ part, cases }) => ({
      ...part,
      total_usd: typeof cases === 'string' ? null : formatUsd(shareOf(part, cases).middle.total),
    })),
  }
}

const NOTHING = { each: 0n, clean: 0n, total: 0n }

function shareOf({ share }: MixPart, cases: Cases<PricedInteractions>): PricedCases {
  const fraction = fractionOf(share)
  const part = ({ each, clean, total }: PricedInteractions) => ({
    each: multiplyFraction(each, fraction),
    clean: multiplyFraction(clean, fraction),
    total: multiplyFraction(total, fraction),
  })
  return { low: part(cases.low), middle: part(cases.middle), high: part(cases.high) }
}

function sumOf(parts: readonly PricedCases[]): PricedCases {
  const sum = (which: keyof PricedCases) =>
    parts.reduce(
      (total, { [which]: part }) => ({
        each: total.each + part.each,
        clean: total.clean + part.clean,
        total: total.total + part.total,
      }),
      NOTHING,
    )
  return { low: sum('low'), middle: sum('middle'), high: sum('high') }
}
