import type { SeriesValues } from '../../domain/budgets/series-index'
import type { CalendarDay } from '../../domain/calendar'
import { parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'

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
  /** The first day that has any. */
  firstDay: CalendarDay
  /** What else than the sum changes where spend moves from day to day. */
  moment: bigint
}

// Of what was taken back whole, the sums of days may still hold both sides.
const daily = (conditions: string) =>
  `SELECT series_id::text AS id, day, sum(cost_usd) AS spent FROM usage_day
   WHERE organization_id = $1 AND ${conditions} GROUP BY 1, 2 HAVING sum(events) <> 0`

/**
 * What each series cost between first days that ascend, until the last of them; before the first where asked for. Days are
 * the organization's.
 */
export async function sumPartsBySeries(
  tx: SqlTransaction,
  bounds: readonly CalendarDay[],
  isSinceTheBeginning: boolean,
): Promise<Map<string, SeriesPart[]>> {
  const rows = await tx.rows<{ id: string; at: number; spent: string; moment: string; first: CalendarDay }>(
    `SELECT id, width_bucket(day, $2::date[]) AS at, sum(spent)::text AS spent, min(day)::text AS first,
       sum(spent * (day - '2000-01-01'))::numeric(60, 15)::text AS moment
     FROM (${daily('day < $4::date AND ($3::date IS NULL OR day >= $3::date)')}) daily GROUP BY 1, 2`,
    [tx.organizationId, bounds, isSinceTheBeginning ? null : bounds[0], bounds.at(-1)],
  )
  const parts = new Map<string, SeriesPart[]>()
  for (const { id, at, spent, moment, first: firstDay } of rows) {
    const part = { at, spent: parseUsd(spent) ?? 0n, moment: BigInt(moment.replace('.', '')), firstDay }
    const others = parts.get(id)
    if (others) others.push(part)
    else parts.set(id, [part])
  }
  return parts
}

/** What each series cost on each of the organization's days from one to another, both included. */
export async function sumDaysBySeries(
  tx: SqlTransaction,
  { from, to }: { from: CalendarDay; to: CalendarDay },
): Promise<Map<string, Map<CalendarDay, bigint>>> {
  const rows = await tx.rows<{ id: string; days: [CalendarDay, string][] }>(
    `SELECT id, json_agg(json_build_array(day, spent::text)) AS days
     FROM (${daily('day >= $2::date AND day <= $3::date')}) daily GROUP BY id`,
    [tx.organizationId, from, to],
  )
  return new Map(
    rows.map(({ id, days }) => [id, new Map(days.map(([day, spent]) => [day, parseUsd(spent) ?? 0n]))]),
  )
}
