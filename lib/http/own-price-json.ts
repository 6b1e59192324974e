import { z } from 'zod'
import { parseInput } from '../domain/parse-input'
import type { OwnPrice } from '../domain/pricing/own-price'
import { PRICE_FIELDS, priceOverrideFields } from '../domain/pricing/price-overrides'

/** An own price as the API answers it. */
export function ownPriceJson({ id, override, note, commitmentUsd, createdAt, updatedAt }: OwnPrice) {
  return {
    id,
    kind: commitmentUsd !== null ? 'commitment' : override.model === null ? 'discount' : 'price',
    ...override,
    note,
    commitment_usd: commitmentUsd,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  }
}

/** The columns of own prices in a file. */
export const OWN_PRICE_COLUMNS = [
  'kind',
  'model',
  'provider',
  'effective_from',
  'effective_to',
  ...PRICE_FIELDS,
  'discount_percent',
  'commitment_usd',
  'created_at',
  'updated_at',
  'note',
  'id',
] as const

/** `effective_from=`, which tells an own price of several: a date (UTC) or an instant; null where it is not given. */
export function parseEffectiveFrom(query: URLSearchParams): string | null {
  return parseInput(z.object({ effective_from: priceOverrideFields.effective_from }), {
    effective_from: query.get('effective_from') || null,
  }).effective_from
}
