import type { UnpricedModel } from '../domain/pricing/unpriced-models'

/** A model that calls wait for, as the API answers it. */
export function unpricedModelJson(one: UnpricedModel) {
  return {
    model: one.model,
    providers: [...one.providers],
    events: one.events,
    tokens: one.tokens,
    first_at: new Date(one.firstAtMs).toISOString(),
    last_at: new Date(one.lastAtMs).toISOString(),
    has_price_now: one.reason === null,
    reason: one.reason,
  }
}
