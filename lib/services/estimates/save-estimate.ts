import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { insertEstimate } from '../../data/estimates/saved-estimates'
import type { EstimateDefaults } from '../../domain/estimate/estimate-defaults'
import type { EstimateInput } from '../../domain/estimate/estimate-input'
import { saveEstimateSchema } from '../../domain/estimate/saved-estimate'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { estimateCost } from './estimate-cost'
import { type EstimateWithOutcome, readEstimate } from './read-estimate'

/** Estimates a build and keeps the result: what was asked, and what it comes to at today's knowledge of prices. */
export async function saveEstimate(
  caller: Caller,
  body: unknown,
  asked: EstimateInput,
  options: { defaults: EstimateDefaults; nowMs: number },
): Promise<EstimateWithOutcome> {
  requireAllowed(caller, 'save_estimate')
  const { name, run_ids: runIds } = parseInput(saveEstimateSchema, body)
  const { estimate } = await estimateCost(caller, asked, { ...options, action: 'save_estimate' })
  // The day is kept with it: asked again, it is the same estimate.
  const input = { ...asked, as_of: estimate.assumptions.as_of }
  const id = randomUUID()
  const { organizationId } = caller
  const createdBy = caller.kind === 'member' ? caller.userId : null
  return inOrganizationSql(organizationId, async (tx) => {
    await insertEstimate(tx, { id, name, input, estimate, runIds, createdBy })
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'estimate.create',
      subject: `estimate ${id}`,
      after: { name, run_ids: runIds },
    })
    return readEstimate(tx, id)
  })
}
