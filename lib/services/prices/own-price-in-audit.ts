import type { OwnPriceValues } from '../../domain/pricing/own-price'

/** "price of gpt-5 at azure", "discount at anthropic". */
export function nameOf({ override: { model, provider } }: OwnPriceValues): string {
  if (model === null) return `discount at ${provider}`
  return provider === null ? `price of ${model}` : `price of ${model} at ${provider}`
}

/** What the audit log keeps of an own price. */
export function toAudit({ override, note, commitmentUsd }: OwnPriceValues) {
  return { ...override, note, commitment_usd: commitmentUsd }
}
