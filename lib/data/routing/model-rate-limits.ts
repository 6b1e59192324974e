import type { ModelRateLimit } from '../../domain/routing/rate-limits'
import type { SqlTransaction } from '../database'

/** Requests a minute that the team lets each model take, by name. */
export async function findModelRateLimits(tx: SqlTransaction): Promise<ModelRateLimit[]> {
  const rows = await tx.rows<{ model: string; requests_per_minute: number; updated_at: Date }>(
    `SELECT model, requests_per_minute, updated_at FROM model_rate_limit
     WHERE organization_id = current_organization_id() ORDER BY model COLLATE "C"`,
  )
  return rows.map((row) => ({
    model: row.model,
    requestsPerMinute: row.requests_per_minute,
    updatedAt: row.updated_at,
  }))
}

/** Sets limits; null takes one away. */
export async function upsertModelRateLimits(
  tx: SqlTransaction,
  limits: readonly { model: string; requestsPerMinute: number | null }[],
  userId: string | null,
): Promise<void> {
  const set = limits.filter(({ requestsPerMinute }) => requestsPerMinute !== null)
  await tx.rows(
    `DELETE FROM model_rate_limit WHERE organization_id = current_organization_id() AND model = ANY($1)`,
    [limits.flatMap(({ model, requestsPerMinute }) => (requestsPerMinute === null ? [model] : []))],
  )
  await tx.rows(
    `INSERT INTO model_rate_limit (organization_id, model, requests_per_minute, updated_by)
     SELECT current_organization_id(), model, requests_per_minute, $3
     FROM unnest($1::text[], $2::integer[]) AS l (model, requests_per_minute)
     ON CONFLICT (organization_id, model) DO UPDATE
       SET requests_per_minute = excluded.requests_per_minute, updated_by = excluded.updated_by, updated_at = now()
       WHERE model_rate_limit.requests_per_minute <> excluded.requests_per_minute`,
    [set.map(({ model }) => model), set.map(({ requestsPerMinute }) => requestsPerMinute), userId],
  )
}
