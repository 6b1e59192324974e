import type { SqlTransaction } from '../database'

export interface ToldDay {
  /** Of UTC. */
  day: string
  source: string | null
  model: string | null
  provider: string | null
}

/** Which sources tell of which models on which days of UTC, both ends included; of these sources only, where given. */
export async function findToldDays(
  tx: SqlTransaction,
  range: { first: string; last: string; sources: readonly string[] | null },
): Promise<ToldDay[]> {
  return tx.rows<ToldDay>(
    `SELECT DISTINCT (r.quarter AT TIME ZONE 'UTC')::date::text AS day, s.source, s.model, s.provider
     FROM usage_rollup r JOIN series s ON s.organization_id = r.organization_id AND s.id = r.series_id
     WHERE r.organization_id = current_organization_id()
       AND r.quarter >= $1::date::timestamp AT TIME ZONE 'UTC'
       AND r.quarter < ($2::date + 1)::timestamp AT TIME ZONE 'UTC'
       AND ($3::text[] IS NULL OR s.source = ANY($3))`,
    [range.first, range.last, range.sources],
  )
}
