import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { deleteEstimate, updateEstimateName, updateEstimateRuns } from '../../data/estimates/saved-estimates'
import { changeEstimateSchema, type SavedEstimate } from '../../domain/estimate/saved-estimate'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { type EstimateWithOutcome, readEstimate } from './read-estimate'

/** Renames an estimate, or links it to other runs; its figures stay. */
export async function changeEstimate(
  caller: Caller,
  id: string,
  body: unknown,
): Promise<EstimateWithOutcome> {
  requireAllowed(caller, 'save_estimate')
  const { name, run_ids: runIds } = parseInput(changeEstimateSchema, body)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { saved: before } = await readEstimate(tx, id)
    if (name !== undefined) await updateEstimateName(tx, before.id, name)
    if (runIds !== undefined) await updateEstimateRuns(tx, before.id, runIds)
    const after = { name: name ?? before.name, run_ids: runIds ?? before.runIds }
    await audit(tx, caller, { action: 'estimate.update', before, after })
    return readEstimate(tx, before.id)
  })
}

/** Forgets an estimate and its links; the runs stay. */
export async function removeEstimate(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'save_estimate')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const { saved: before } = await readEstimate(tx, id)
    await deleteEstimate(tx, before.id)
    await audit(tx, caller, { action: 'estimate.delete', before })
  })
}

async function audit(
  tx: SqlTransaction,
  caller: Caller,
  change: { action: string; before: SavedEstimate; after?: { name: string; run_ids: string[] } },
): Promise<void> {
  const { action, before, after } = change
  await insertAuditRow(tx, {
    ...auditActor(caller),
    action,
    subject: `estimate ${before.id}`,
    before: { name: before.name, run_ids: before.runIds },
    ...(after && { after }),
  })
}
