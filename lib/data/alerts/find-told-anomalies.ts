import type { Named } from '../../domain/alerts/unusual-of-day'
import type { SqlTransaction } from '../database'

/** What was told of as unusual on the days from one on. */
export function findToldAnomalies(tx: SqlTransaction, since: string): Promise<(Named & { day: string })[]> {
  return tx.rows<Named & { day: string }>(
    `SELECT subject ->> 'dimension' AS dimension, subject ->> 'value' AS value, period_start::text AS day
     FROM alert
     WHERE organization_id = $1 AND kind = 'anomaly' AND period_start >= $2 AND subject ->> 'dimension' <> 'run'`,
    [tx.organizationId, since],
  )
}
