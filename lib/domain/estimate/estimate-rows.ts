import type { Estimate, EstimateFigures } from './estimate'

type Row = Record<string, string | number | null>

/** The estimate as a sheet: a row a model, and one for the mix, each with the figures that it stands on. */
export function estimateRows({ assumptions, models, mix }: Estimate): Row[] {
  const { interactions, input_tokens, output_tokens, retry_factor, cache_hit_rate, batch_share } = assumptions
  const { type, data_model, as_of, price_snapshot } = assumptions
  const row = (model: string, figures: EstimateFigures): Row => ({
    model,
    per_interaction_usd: figures.per_interaction_usd,
    clean_usd: figures.clean_usd,
    total_usd: figures.total_usd,
    low_usd: figures.low_usd,
    high_usd: figures.high_usd,
    reason: figures.reason,
    ...{ interactions, input_tokens, output_tokens, retry_factor, cache_hit_rate, batch_share },
    ...{ type, data_model, as_of, price_snapshot },
  })
  const mixName = mix?.parts.map(({ model, share }) => `${model}=${share}`).join(',')
  return [...models.map((one) => row(one.model, one)), ...(mix ? [row(`mix ${mixName}`, mix)] : [])]
}
