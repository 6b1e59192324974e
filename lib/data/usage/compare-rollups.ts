import type { SqlTransaction } from '../database'
import { EVENTS_KEPT_FROM } from '../organizations/retention'
import { OF_LEDGER, RUN_SUM_COLUMNS, sumsOfEvents, sumsOfSums } from '../runs/run-sums'
import { QUARTER, ROLLUP_MEASURES, rollupMeasures } from './upsert-usage-events'

/** A roll-up row, or the sum of a day or run, that differs from the sum of its events; null where one of the two has no such row. */
export interface RollupDifference {
  quarter?: Date
  day?: string
  runId?: string
  seriesId: string
  fromEvents: Record<string, string> | null
  inRollup: Record<string, string> | null
}

export interface RollupComparison {
  events: number
  rollups: number
  differences: RollupDifference[]
}

const asObject = (of: string): string =>
  `jsonb_build_object(${ROLLUP_MEASURES.map((name) => `'${name}', ${of}.${name}::text`).join(', ')})`

// Of what retention has deleted, or is deleting, the roll-ups are all that is left.
const COMPARE = `WITH summed (quarter, series_id, ${ROLLUP_MEASURES.join(', ')}) AS MATERIALIZED (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('')} FROM usage_event
    WHERE organization_id = current_organization_id() AND occurred_at >= ${EVENTS_KEPT_FROM} GROUP BY 1, 2
  ), rolled AS MATERIALIZED (
    SELECT * FROM usage_rollup WHERE organization_id = current_organization_id() AND quarter >= ${EVENTS_KEPT_FROM}
  )
  SELECT quarter, series_id::text AS "seriesId",
    CASE WHEN s.events IS NULL THEN NULL ELSE ${asObject('s')} END AS "fromEvents",
    CASE WHEN r.events IS NULL THEN NULL ELSE ${asObject('r')} END AS "inRollup"
  FROM summed s FULL JOIN rolled r USING (quarter, series_id)
  WHERE ${ROLLUP_MEASURES.map((name) => `s.${name} IS DISTINCT FROM r.${name}`).join(' OR ')}
  ORDER BY quarter, series_id LIMIT 1000`

// Days whose events are no longer kept are the sums of their quarter hours.
const COMPARE_DAYS = `WITH of_quarters (quarter, series_id, ${ROLLUP_MEASURES.join(', ')}) AS (
    SELECT ${QUARTER}, series_id, ${rollupMeasures('')} FROM usage_event
    WHERE organization_id = current_organization_id() AND occurred_at >= ${EVENTS_KEPT_FROM} GROUP BY 1, 2
    UNION ALL
    SELECT quarter, series_id, ${ROLLUP_MEASURES.join(', ')} FROM usage_rollup
    WHERE organization_id = current_organization_id() AND quarter < ${EVENTS_KEPT_FROM}
  ), summed (day, series_id, ${ROLLUP_MEASURES.join(', ')}) AS MATERIALIZED (
    SELECT (quarter AT TIME ZONE zone)::date, series_id, ${ROLLUP_MEASURES.map((name) => `sum(${name})`).join(', ')}
    FROM of_quarters, (SELECT zone_of_days(current_organization_id()) AS zone OFFSET 0) o GROUP BY 1, 2
  ), held AS MATERIALIZED (
    SELECT day, series_id, ${ROLLUP_MEASURES.map((name) => `sum(${name}) AS ${name}`).join(', ')} FROM usage_day
    WHERE organization_id = current_organization_id() GROUP BY day, series_id HAVING ${ROLLUP_MEASURES.map((name) => `sum(${name}) <> 0`).join(' OR ')}
  )
  SELECT day::text, series_id::text AS "seriesId",
    CASE WHEN s.events IS NULL THEN NULL ELSE ${asObject('s')} END AS "fromEvents",
    CASE WHEN h.events IS NULL THEN NULL ELSE ${asObject('h')} END AS "inRollup"
  FROM summed s FULL JOIN held h USING (day, series_id)
  WHERE ${ROLLUP_MEASURES.map((name) => `s.${name} IS DISTINCT FROM h.${name}`).join(' OR ')}
  ORDER BY day, series_id LIMIT 1000`

// Runs that changed since they were summed are read from their events anyway.
const IS_SUMMED = (run: string) =>
  `NOT EXISTS (SELECT FROM run_change c WHERE c.organization_id = current_organization_id() AND c.run_id = ${run})`
const COMPARE_RUNS = `WITH summed AS MATERIALIZED (${sumsOfEvents(OF_LEDGER, IS_SUMMED('o.run_id'))}),
  held AS MATERIALIZED (${sumsOfSums(`(SELECT ${RUN_SUM_COLUMNS} FROM run_sum s
    WHERE s.organization_id = current_organization_id() AND NOT s.is_of_deleted AND ${IS_SUMMED('s.run_id')}) kept`)})
  SELECT run_id AS "runId", series_id::text AS "seriesId", to_jsonb(a) AS "fromEvents", NULL AS "inRollup"
  FROM (TABLE summed EXCEPT TABLE held) a
  UNION ALL
  SELECT run_id, series_id::text, NULL, to_jsonb(b) FROM (TABLE held EXCEPT TABLE summed) b
  ORDER BY 1, 2 LIMIT 1000`

/** Recomputes every roll-up of the organization, and the sum of every day and run, from its events and names those that differ (a thousand at most of each). */
export async function compareRollups(tx: SqlTransaction): Promise<RollupComparison> {
  const differences = [
    ...(await tx.rows<RollupDifference>(COMPARE)),
    ...(await tx.rows<RollupDifference>(COMPARE_DAYS)),
    ...(await tx.rows<RollupDifference>(COMPARE_RUNS)),
  ]
  const [counts] = await tx.rows<{ events: number; rollups: number }>(
    `SELECT (SELECT count(*)::float8 FROM usage_event WHERE organization_id = current_organization_id()) AS events,
       (SELECT count(*)::float8 FROM usage_rollup WHERE organization_id = current_organization_id()) AS rollups`,
  )
  return { events: counts?.events ?? 0, rollups: counts?.rollups ?? 0, differences }
}
