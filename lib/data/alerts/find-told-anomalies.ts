import type { Named } from '../../domain/alerts/unusual-of-day'
import type { SqlTransaction } from '../database'

type Told = (Named | { dimension: 'run'; value: string }) & { day: string }

/** What was told of as unusual on the days from one on. */
export function findToldAnomalies(tx: SqlTransaction, since: string): Promise<Told[]> {
  return tx.rows<Told>(
    `SELECT subject ->> 'dimension' AS dimension, subject ->> 'value' AS value, period_start::text AS day
     FROM alert
     WHERE organization_id = $1 AND kind = 'anomaly' AND period_start >= $2`,
    [tx.organizationId, since],
  )
}
