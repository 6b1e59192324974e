import type { SeriesValues } from '../../domain/budgets/series-index'
import type { CalendarDay } from '../../domain/calendar'
import { parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'
import { dimensionExpression, Parameters } from '../usage/sum-spend-by'

interface Range {
  from: Date | null
  to: Date | null
}

/** Every series of the organization with its value of each dimension. */
export async function findSeries(tx: SqlTransaction): Promise<SeriesValues[]> {
  const rows = await tx.rows<{
    id: string
    dimensions: Record<string, string | null>
    tags: Record<string, string>
    sentUser: string | null
  }>(
    `SELECT id::text, tags, sent ->> 'user' AS "sentUser", jsonb_build_object('team', team, 'project', project, 'user', user_label, 'model', model,
       'provider', provider, 'framework', framework, 'task', task, 'source', source) AS dimensions
     FROM series WHERE organization_id = $1`,
    [tx.organizationId],
  )
  return rows.map(({ id, dimensions, tags, sentUser }) => ({
    id,
    ...(sentUser !== null && { sent: { user: sentUser } }),
    values: {
      ...dimensions,
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [`tag.${name}`, String(value)])),
    },
  }))
}

export interface SeriesPart {
  /** 0 before the first bound, 1 from there to the second, and so on. */
  at: number
  /** Femto-dollars. */
  spent: bigint
  /** The first quarter hour that has any. */
  firstAt: Date
  /** What else than the sum changes where spend moves in time. */
  moment: bigint
}

/** What each series cost between bounds that ascend, until the last of them; before the first where asked for. */
export async function sumPartsBySeries(
  tx: SqlTransaction,
  bounds: readonly Date[],
  isSinceTheBeginning: boolean,
): Promise<Map<string, SeriesPart[]>> {
  const rows = await tx.rows<{ id: string; at: number; spent: string; moment: string; first_at: Date }>(
    `SELECT series_id::text AS id, width_bucket(quarter, $2::timestamptz[]) AS at, sum(cost_usd)::text AS spent,
       min(quarter) AS first_at, sum(cost_usd * (extract(epoch FROM quarter) / 900))::numeric(60, 15)::text AS moment
     FROM usage_rollup
     WHERE organization_id = $1 AND quarter < $4 AND ($3::timestamptz IS NULL OR quarter >= $3)
     GROUP BY 1, 2`,
    [tx.organizationId, bounds, isSinceTheBeginning ? null : bounds[0], bounds.at(-1)],
  )
  const parts = new Map<string, SeriesPart[]>()
  for (const { id, at, spent, moment, first_at: firstAt } of rows) {
    const part = { at, spent: parseUsd(spent) ?? 0n, moment: BigInt(moment.replace('.', '')), firstAt }
    const others = parts.get(id)
    if (others) others.push(part)
    else parts.set(id, [part])
  }
  return parts
}

/** What each series cost on each day of a zone. */
export async function sumDaysBySeries(
  tx: SqlTransaction,
  { from, to }: Range,
  timeZone: string,
): Promise<Map<string, Map<CalendarDay, bigint>>> {
  const p = new Parameters(timeZone)
  const conditions = ['e.organization_id = current_organization_id()']
  if (from) conditions.push(`e.quarter >= ${p.add(from)}`)
  if (to) conditions.push(`e.quarter < ${p.add(to)}`)
  const rows = await tx.rows<{ id: string; days: [CalendarDay, string][] }>(
    `SELECT id::text, json_agg(json_build_array(day, spent)) AS days FROM (
       SELECT e.series_id AS id, ${dimensionExpression('day', 'e.quarter', p)} AS day, sum(e.cost_usd)::text AS spent
       FROM usage_rollup e WHERE ${conditions.join(' AND ')} GROUP BY 1, 2) daily
     GROUP BY id`,
    p.values,
  )
  return new Map(
    rows.map(({ id, days }) => [id, new Map(days.map(([day, spent]) => [day, parseUsd(spent) ?? 0n]))]),
  )
}
