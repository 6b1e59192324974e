import { z } from 'zod'
import { parseInput } from '../domain/parse-input'
import type { PriceStep } from '../domain/pricing/price-history'

/** A step of a model's price as the API answers it; the first step's start is where the answer begins. */
export function priceStepJson(step: PriceStep) {
  return {
    effective_from: new Date(step.fromMs).toISOString(),
    input_usd_per_mtok: step.inputUsd,
    output_usd_per_mtok: step.outputUsd,
    cache_read_usd_per_mtok: step.cacheReadUsd,
    cache_write_5m_usd_per_mtok: step.cacheWrite5mUsd,
    cache_write_1h_usd_per_mtok: step.cacheWrite1hUsd,
    web_search_usd_per_thousand: step.webSearchUsd,
    source: step.ruleId === null ? null : step.isOwn ? 'own price' : 'catalogue',
    rule: step.ruleId,
  }
}

const name = z
  .string('Name a model.')
  .min(1, 'Name a model.')
  .max(512)
  .refine((text) => !text.includes('\0'), 'This is no name.')
export const historyQuery = z.object({ model: name, provider: name.nullable() })

/** `model=`, and `provider=` where the model alone is ambiguous. */
export function parseHistoryQuery(query: URLSearchParams): z.output<typeof historyQuery> {
  return parseInput(historyQuery, {
    model: query.get('model') ?? '',
    provider: query.get('provider') || null,
  })
}
