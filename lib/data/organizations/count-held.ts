import type { SqlTransaction } from '../database'

export interface HeldCounts {
  events: number
  uploads: number
  runs: number
  budgets: number
  keys: number
  members: number
}

/** How much of what the organization holds. */
export async function countHeld(tx: SqlTransaction): Promise<HeldCounts> {
  const of = (table: string) =>
    `(SELECT count(*)::integer FROM ${table} WHERE organization_id = current_organization_id())`
  const [row] = await tx.rows<Omit<HeldCounts, 'events'> & { events: string }>(
    `SELECT (SELECT coalesce(sum(events), 0) FROM usage_day WHERE organization_id = current_organization_id()) AS events,
       ${of('import')} AS uploads, ${of('agent_run')} AS runs, ${of('budget')} AS budgets, ${of('api_key')} AS keys,
       ${of('member')} AS members`,
  )
  if (!row) throw new Error('counting gave no row')
  return { ...row, events: Number(row.events) }
}
