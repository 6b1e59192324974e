import { z } from 'zod'
import { parseInput } from '../domain/parse-input'
import type { OwnPrice } from '../domain/pricing/own-price'
import { priceOverrideFields } from '../domain/pricing/price-overrides'

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

/** `effective_from=`, which tells an own price of several: a date (UTC) or an instant; null where it is not given. */
export function parseEffectiveFrom(query: URLSearchParams): string | null {
  return parseInput(z.object({ effective_from: priceOverrideFields.effective_from }), {
    effective_from: query.get('effective_from') || null,
  }).effective_from
}
