import type { Estimate } from './estimate'
import type { EstimateOutcome } from './estimate-outcome'
import type { SavedEstimate } from './saved-estimate'

/** The one line that a saved estimate is told by. */
export interface EstimateSummary {
  /** The model that the linked runs used, else the mix, else the first with a price. */
  model: string | null
  estimated_usd: string | null
  low_usd: string | null
  high_usd: string | null
  actual_usd: string | null
  difference_usd: string | null
  difference_percent: string | null
}

export function summarizeEstimate(estimate: Estimate, outcome: EstimateOutcome): EstimateSummary {
  const figures = [...(estimate.mix ? [{ ...estimate.mix, model: 'mix' }] : []), ...estimate.models].filter(
    ({ total_usd }) => total_usd !== null,
  )
  const used = outcome.rows.find((row) => row.was_used)?.model
  const told = figures.find(({ model }) => model === used) ?? figures[0]
  const row = outcome.rows.find(({ model }) => model === told?.model)
  return {
    model: told?.model ?? null,
    estimated_usd: told?.total_usd ?? null,
    low_usd: told?.low_usd ?? null,
    high_usd: told?.high_usd ?? null,
    actual_usd: outcome.actual_usd,
    difference_usd: row?.difference_usd ?? null,
    difference_percent: row?.difference_percent ?? null,
  }
}

export const ESTIMATE_LIST_COLUMNS = [
  'id',
  'name',
  'created_at',
  'as_of',
  'model',
  'estimated_usd',
  'low_usd',
  'high_usd',
  'actual_usd',
  'difference_usd',
  'difference_percent',
  'runs',
  'runs_without_cost',
] as const

/** Saved estimates as a sheet, a row each. */
export function estimateListRows(
  list: readonly { saved: SavedEstimate; outcome: EstimateOutcome }[],
): Record<string, string | number | null>[] {
  return list.map(({ saved: { id, name, createdAt, estimate }, outcome }) => ({
    id,
    name,
    created_at: createdAt.toISOString(),
    as_of: estimate.assumptions.as_of,
    ...summarizeEstimate(estimate, outcome),
    runs: outcome.runs,
    runs_without_cost: outcome.runs_without_cost.length,
  }))
}
