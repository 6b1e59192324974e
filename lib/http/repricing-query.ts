import { type RepricingInput, readRepricingInput } from '../domain/pricing/read-repricing-input'

/** A repricing as an address asks for it: `from`, `to`, `tz`, `model` (any number), `snapshot`. */
export function parseRepricingQuery(query: URLSearchParams): RepricingInput {
  return readRepricingInput({
    from: query.get('from') || null,
    to: query.get('to') || null,
    ...(query.get('tz') && { tz: query.get('tz') }),
    models: query.getAll('model').filter(Boolean),
    snapshot: query.get('snapshot') || null,
    dry_run: true,
  })
}
