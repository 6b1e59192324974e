import { inOrganizationSql } from '../../data/database'
import { findEstimates } from '../../data/estimates/saved-estimates'
import { findRunRecords } from '../../data/runs/find-run-records'
import { estimateOutcome } from '../../domain/estimate/estimate-outcome'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { refusedCursor } from '../../domain/page-cursor'
import { type EstimateWithOutcome, readEstimate } from './read-estimate'

/** Saved estimates, newest first, each against what its runs came to. */
export async function listEstimates(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ estimates: EstimateWithOutcome[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  if (page.cursor !== null && !isUuid(page.cursor)) throw refusedCursor()
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const rows = await findEstimates(tx, page.limit + 1, page.cursor)
    const shown = rows.slice(0, page.limit)
    const ids = [...new Set(shown.flatMap(({ runIds }) => runIds))]
    const runs = ids.length === 0 ? [] : await findRunRecords(tx, ids)
    return {
      estimates: shown.map((saved) => {
        const linked = runs.filter(({ id }) => saved.runIds.includes(id))
        return { saved, outcome: estimateOutcome(saved.estimate, saved.runIds, linked) }
      }),
      nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    }
  })
}

/** One saved estimate; `not_found` where there is none of this id in the caller's organization. */
export async function getEstimate(caller: Caller, id: string): Promise<EstimateWithOutcome> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) => readEstimate(tx, id))
}
