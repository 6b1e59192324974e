import type { RunCost } from '../../domain/alerts/unusual-runs'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'
import { currentRunSums } from '../runs/run-sums'

/** What each run with a call since an instant cost by model, in its project, and when its first and last call were. */
export async function findRunCosts(tx: SqlTransaction, since: Date): Promise<RunCost[]> {
  const rows = await tx.rows<{
    id: string
    project: string | null
    model: string | null
    spent: string
    first_at: Date
    last_at: Date
  }>(
    `SELECT r.run_id AS id, min(s.project) AS project, s.model, min(r.first_at) AS first_at, max(r.last_at) AS last_at,
       coalesce(sum(r.cost_usd), 0)::text AS spent
     FROM (SELECT g.*, max(g.last_at) OVER (PARTITION BY g.run_id) AS run_last_at FROM (${currentRunSums(() => 'true')}) g) r
     JOIN series s ON s.organization_id = $1 AND s.id = r.series_id
     WHERE r.run_last_at >= $2
     GROUP BY r.run_id, s.model`,
    [tx.organizationId, since],
  )
  const runs = new Map<string, RunCost>()
  for (const row of rows) {
    const spent = parseUsd(row.spent) ?? 0n
    const run = runs.get(row.id)
    runs.set(row.id, {
      id: row.id,
      project: run?.project ?? row.project,
      spent: (run?.spent ?? 0n) + spent,
      firstAt: run && run.firstAt < row.first_at ? run.firstAt : row.first_at,
      lastAt: run && run.lastAt > row.last_at ? run.lastAt : row.last_at,
      models: [...(run?.models ?? []), { model: row.model, spent }],
    })
  }
  return [...runs.values()]
}

/** When a run's calls had cost so much (femto-dollars), by the time of the call that reached it; null where they never did. */
export async function findRunCrossing(tx: SqlTransaction, runId: string, line: bigint): Promise<Date | null> {
  const [call] = await tx.rows<{ at: Date }>(
    `SELECT at FROM (
       SELECT e.occurred_at AS at, e.id, sum(coalesce(e.computed_cost_usd, e.reported_cost_usd, 0))
         OVER (ORDER BY e.occurred_at, e.id) AS total
       FROM event_origin o
       JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id
       WHERE o.organization_id = $1 AND o.run_id = $2) by_call
     WHERE total >= $3::numeric ORDER BY at, id LIMIT 1`,
    [tx.organizationId, runId, formatUsd(line)],
  )
  return call?.at ?? null
}
