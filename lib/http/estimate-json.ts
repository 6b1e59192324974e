import type { EstimateWithOutcome } from '../services/estimates/read-estimate'

/** A saved estimate as the API shows it. */
export function estimateJson({ saved, outcome }: EstimateWithOutcome): object {
  const { id, name, runIds, createdAt, input, estimate } = saved
  return { id, name, run_ids: runIds, created_at: createdAt.toISOString(), outcome, input, ...estimate }
}
