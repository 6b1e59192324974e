import { z } from 'zod'
import type { SqlTransaction } from '../../data/database'
import { findEstimate } from '../../data/estimates/saved-estimates'
import { findRunRecords } from '../../data/runs/find-run-records'
import { ProductError } from '../../domain/errors'
import { type EstimateOutcome, estimateOutcome } from '../../domain/estimate/estimate-outcome'
import type { SavedEstimate } from '../../domain/estimate/saved-estimate'

export interface EstimateWithOutcome {
  saved: SavedEstimate
  outcome: EstimateOutcome
}

/** A saved estimate against what its runs came to; `not_found` where the organization has none of this id. */
export async function readEstimate(tx: SqlTransaction, id: string): Promise<EstimateWithOutcome> {
  const known = z.uuid().safeParse(id)
  const saved = known.success ? await findEstimate(tx, known.data) : null
  if (!saved) throw new ProductError('not_found', 'There is no such estimate.')
  const runs = saved.runIds.length === 0 ? [] : await findRunRecords(tx, saved.runIds)
  return { saved, outcome: estimateOutcome(saved.estimate, saved.runIds, runs) }
}
