import type { Estimate, EstimateFigures } from './estimate'

type Cell = string | number | null

const FIGURES = ['per_interaction_usd', 'clean_usd', 'total_usd', 'low_usd', 'high_usd', 'reason'] as const
const STANDS_ON = [
  ...([
    'interactions',
    'input_tokens',
    'output_tokens',
    'retry_factor',
    'cache_hit_rate',
    'batch_share',
  ] as const),
  ...(['type', 'data_model', 'as_of', 'price_snapshot'] as const),
] as const

/** The estimate as a sheet: a row a model, and one for the mix, each with the figures that it stands on. */
export function estimateRows({ assumptions, models, mix }: Estimate): Cell[][] {
  const standsOn = STANDS_ON.map((name) => assumptions[name])
  const row = (name: string, figures: EstimateFigures): Cell[] => [
    name,
    ...FIGURES.map((figure) => figures[figure]),
    ...standsOn,
  ]
  return [
    ['model', ...FIGURES, ...STANDS_ON],
    ...models.map((one) => row(one.model, one)),
    ...(mix ? [row(`mix ${mix.parts.map(({ model, share }) => `${model}=${share}`).join(',')}`, mix)] : []),
  ]
}
