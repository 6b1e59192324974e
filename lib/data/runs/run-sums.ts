import type { SqlTransaction } from '../database'

export const RUN_SUM_TOKENS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
  'reasoning_tokens',
  'web_search_requests',
] as const

export const RUN_SUM_COUNTS = [
  'events',
  'unpriced_events',
  'lower_bound_events',
  'error_events',
  ...RUN_SUM_TOKENS,
  'cost_usd',
] as const
/** What a run's calls are summed by. */
const KEYS = 'run_id, series_id, price_basis_id, has_components'
/** The columns of a sum, in the order in which `sumsOfEvents` and `sumsOfSums` give them. */
export const RUN_SUM_COLUMNS = `${KEYS}, ${RUN_SUM_COUNTS.join(', ')}, first_at, last_at`

/** Sums the events of a relation `e`, joined with the origins `o` that say of which run they are. */
export function sumsOfEvents(from: string, condition: string): string {
  return `SELECT o.run_id, e.series_id, e.price_basis_id, e.components IS NOT NULL AS has_components, count(*) AS events,
      count(*) FILTER (WHERE e.computed_cost_usd IS NULL AND e.reported_cost_usd IS NULL) AS unpriced_events,
      count(*) FILTER (WHERE e.quality = 'l') AS lower_bound_events, count(*) FILTER (WHERE e.is_error) AS error_events,
      ${RUN_SUM_TOKENS.map((name) => `sum(e.${name})::bigint AS ${name}`).join(', ')},
      sum(coalesce(e.computed_cost_usd, e.reported_cost_usd)) AS cost_usd,
      min(e.occurred_at) AS first_at, max(e.occurred_at) AS last_at
    FROM ${from} WHERE o.organization_id = current_organization_id() AND o.run_id IS NOT NULL AND ${condition} GROUP BY 1, 2, 3, 4`
}

/** Adds sums up. */
export function sumsOfSums(from: string): string {
  return `SELECT ${KEYS}, ${RUN_SUM_COUNTS.map((name) => `sum(${name})${name === 'cost_usd' ? '' : '::bigint'} AS ${name}`).join(', ')},
      min(first_at) AS first_at, max(last_at) AS last_at FROM ${from} GROUP BY ${KEYS}`
}

/** Events with their origins. */
export const OF_LEDGER =
  'event_origin o JOIN usage_event e ON e.organization_id = o.organization_id AND e.origin_id = o.id'

/** The sums of runs as they are now: as a worker left them, and of the runs that changed since of their calls themselves. */
export function currentRunSums(isAsked: (run: string) => string): string {
  return sumsOfSums(`(
    SELECT ${RUN_SUM_COLUMNS} FROM run_sum s
    WHERE s.organization_id = current_organization_id() AND ${isAsked('s.run_id')} AND (s.is_of_deleted OR NOT EXISTS (
      SELECT FROM run_change c WHERE c.organization_id = current_organization_id() AND c.run_id = s.run_id))
    UNION ALL
    ${sumsOfEvents(
      OF_LEDGER,
      `o.run_id IN (SELECT c.run_id FROM run_change c WHERE c.organization_id = current_organization_id() AND ${isAsked('c.run_id')})`,
    )}) parts`)
}

// Two workers would write the same sums; the second finds nothing to do.
const TRY_ALONE = 'SELECT pg_try_advisory_xact_lock(72707373, current_organization_id()) AS alone'

// One statement: what it reads of the calls is what the marks that it takes away stand for.
const SUM = `WITH picked AS (
    SELECT DISTINCT run_id FROM run_change WHERE organization_id = current_organization_id() LIMIT $1
  ), seen AS (
    DELETE FROM run_change c USING picked p WHERE c.organization_id = current_organization_id() AND c.run_id = p.run_id
  ), gone AS (
    DELETE FROM run_sum s USING picked p
    WHERE s.organization_id = current_organization_id() AND s.run_id = p.run_id RETURNING s.*
  ), summed AS (
    INSERT INTO run_sum (organization_id, is_of_deleted, ${RUN_SUM_COLUMNS})
    SELECT current_organization_id(), false, live.* FROM (${sumsOfEvents(OF_LEDGER, 'o.run_id IN (SELECT run_id FROM picked)')}) live
    UNION ALL
    SELECT current_organization_id(), true, kept.* FROM (${sumsOfSums('gone WHERE is_of_deleted')}) kept
  )
  SELECT count(*)::integer AS count FROM picked`

/** Sums the calls of up to so many runs that changed since they were summed; says how many there were. */
export async function sumChangedRuns(tx: SqlTransaction, atMost: number): Promise<number> {
  const [lock] = await tx.rows<{ alone: boolean }>(TRY_ALONE)
  if (!lock?.alone) return 0
  const [row] = await tx.rows<{ count: number }>(SUM, [atMost])
  return row?.count ?? 0
}
