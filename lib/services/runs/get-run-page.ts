import { inOrganizationSql } from '../../data/database'
import { findKeptFrom } from '../../data/organizations/retention'
import { sumRunCalls } from '../../data/runs/sum-run-calls'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { costByClass } from '../../domain/runs/cost-by-class'
import { type RunCostClass, toRunCostClasses } from '../../domain/runs/run-cost-classes'
import { type RunSteps, runSteps } from '../../domain/runs/run-steps'
import type { SpendRow } from '../../domain/usage/spend'
import { priceBooksOf } from '../usage/price-books-of'
import { rankNames } from '../usage/rank-names'
import { type FoundRun, findRun } from './get-run'

export interface RunPage extends FoundRun {
  byClass: RunCostClass[]
  /** Rows of [step, model]; null where it has no calls. */
  calls: { rows: SpendRow[]; steps: RunSteps; modelRanking: (string | null)[] } | null
  /** From when on its calls are there, where those from before are no longer kept; null where all are. */
  eventsKeptFrom: Date | null
}

/** What the page of one run shows; throws `not_found` where there is none. */
export async function getRunPage(caller: Caller, id: string, nowMs: number): Promise<RunPage> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const found = await findRun(tx, id)
    const { slices } = found.record
    const bookOf = await priceBooksOf(
      tx,
      slices.flatMap(({ price }) => price?.snapshotId ?? []),
    )
    const byClass = toRunCostClasses(found.record, costByClass(slices, bookOf))
    if (slices.length === 0) return { ...found, byClass, calls: null, eventsKeptFrom: null }
    const firstMs = Math.min(...slices.map(({ firstAtMs }) => firstAtMs))
    const steps = runSteps(firstMs, Math.max(...slices.map(({ lastAtMs }) => lastAtMs)))
    return {
      ...found,
      byClass,
      calls: {
        rows: await sumRunCalls(tx, { id, ...steps }),
        steps,
        modelRanking: await rankNames(tx, 'model', nowMs),
      },
      eventsKeptFrom: await findKeptFrom(tx, new Date(firstMs)),
    }
  })
}
