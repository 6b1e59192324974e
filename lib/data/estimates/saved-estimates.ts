import type { Estimate } from '../../domain/estimate/estimate'
import type { EstimateInput } from '../../domain/estimate/estimate-input'
import type { SavedEstimate } from '../../domain/estimate/saved-estimate'
import type { SqlTransaction } from '../database'

interface EstimateRow {
  id: string
  name: string
  input: EstimateInput
  result: Estimate
  created_at: Date
  run_ids: string[]
}

const COLUMNS = `e.id, e.name, e.input, e.result, e.created_at,
  ARRAY(SELECT r.run_id FROM saved_estimate_run r
    WHERE r.organization_id = e.organization_id AND r.estimate_id = e.id ORDER BY r.run_id) AS run_ids`

/** Keeps an estimate with the runs linked to it. */
export async function insertEstimate(
  tx: SqlTransaction,
  estimate: Omit<SavedEstimate, 'createdAt'> & { createdBy: string | null },
): Promise<void> {
  await tx.rows(
    `INSERT INTO saved_estimate (organization_id, id, name, input, result, created_by)
     VALUES (current_organization_id(), $1, $2, $3, $4, $5)`,
    [
      estimate.id,
      estimate.name,
      JSON.stringify(estimate.input),
      JSON.stringify(estimate.estimate),
      estimate.createdBy,
    ],
  )
  await updateEstimateRuns(tx, estimate.id, estimate.runIds)
}

/** One estimate; null where the organization has none of this id. */
export async function findEstimate(tx: SqlTransaction, id: string): Promise<SavedEstimate | null> {
  const [row] = await tx.rows<EstimateRow>(
    `SELECT ${COLUMNS} FROM saved_estimate e WHERE e.organization_id = current_organization_id() AND e.id = $1`,
    [id],
  )
  return row ? toEstimate(row) : null
}

/** Estimates newest first, those after the one that `cursor` names. */
export async function findEstimates(
  tx: SqlTransaction,
  limit: number,
  cursor: string | null,
): Promise<SavedEstimate[]> {
  const rows = await tx.rows<EstimateRow>(
    `SELECT ${COLUMNS} FROM saved_estimate e
     WHERE e.organization_id = current_organization_id() AND ($2::uuid IS NULL OR (e.created_at, e.id) <
       (SELECT c.created_at, c.id FROM saved_estimate c WHERE c.organization_id = current_organization_id() AND c.id = $2))
     ORDER BY e.created_at DESC, e.id DESC LIMIT $1`,
    [limit, cursor],
  )
  return rows.map(toEstimate)
}

export async function updateEstimateName(tx: SqlTransaction, id: string, name: string): Promise<void> {
  await tx.rows(
    'UPDATE saved_estimate SET name = $2 WHERE organization_id = current_organization_id() AND id = $1',
    [id, name],
  )
}

/** Links an estimate to exactly these runs. */
export async function updateEstimateRuns(
  tx: SqlTransaction,
  id: string,
  runIds: readonly string[],
): Promise<void> {
  await tx.rows(
    'DELETE FROM saved_estimate_run WHERE organization_id = current_organization_id() AND estimate_id = $1',
    [id],
  )
  await tx.rows(
    `INSERT INTO saved_estimate_run (organization_id, estimate_id, run_id)
     SELECT current_organization_id(), $1, run_id FROM unnest($2::text[]) AS run_id`,
    [id, runIds],
  )
}

/** Its links go with it. */
export async function deleteEstimate(tx: SqlTransaction, id: string): Promise<void> {
  await tx.rows('DELETE FROM saved_estimate WHERE organization_id = current_organization_id() AND id = $1', [
    id,
  ])
}

function toEstimate(row: EstimateRow): SavedEstimate {
  const { id, name, input, result, created_at, run_ids } = row
  return { id, name, input, estimate: result, createdAt: created_at, runIds: run_ids }
}
