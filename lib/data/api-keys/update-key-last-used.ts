import { inOrganizationSql } from '../database'

/** Notes that a key is in use, once a minute however many requests carry it. */
export async function updateKeyLastUsed(organizationId: number, id: string): Promise<void> {
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `UPDATE api_key SET last_used_at = now() WHERE organization_id = $1 AND id = $2
        AND (last_used_at IS NULL OR last_used_at <= now() - interval '1 minute')`,
      [organizationId, id],
    ),
  )
}
