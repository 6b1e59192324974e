import { inSqlTransaction } from '../database'
import { STALE_SECONDS } from './import-rows'

export interface StaleImport {
  organizationId: number
  importId: string
  status: 'receiving' | 'queued' | 'processing'
}

/** Imports of all organizations that nobody has moved for a while: their upload or their worker has died. */
export function findStaleImports({ queuedForSeconds = STALE_SECONDS } = {}): Promise<StaleImport[]> {
  return inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<StaleImport>(
      `SELECT organization_id AS "organizationId", id AS "importId", status FROM import
       WHERE (status = 'queued' AND updated_at <= now() - make_interval(secs => $1))
          OR (status = 'processing' AND updated_at < now() - interval '${STALE_SECONDS} seconds')
          OR (status = 'receiving' AND updated_at < now() - interval '1 minute')
       ORDER BY updated_at LIMIT 100`,
      [queuedForSeconds],
    ),
  )
}
