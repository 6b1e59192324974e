import type { AlertSettings } from '../../domain/alerts/alert-settings'
import { STANDARD_SETTINGS } from '../../domain/alerts/alert-settings'
import { formatUsd, parseUsd } from '../../domain/money'
import type { SqlTransaction } from '../database'

/** What an organization is told of besides its budgets; the standard where it has said nothing. */
export async function findAlertSettings(tx: SqlTransaction): Promise<AlertSettings> {
  const of = [tx.organizationId]
  const [row] = await tx.rows<{ finds: boolean; minimum: string; channel_ids: string[] }>(
    `SELECT finds_anomalies AS finds, minimum_impact_usd::text AS minimum, channel_ids::text[] FROM alert_settings
     WHERE organization_id = $1`,
    of,
  )
  const muted = await tx.rows<AlertSettings['muted'][number]>(
    'SELECT dimension, value FROM anomaly_mute WHERE organization_id = $1 ORDER BY dimension, value',
    of,
  )
  const watches = await tx.rows<AlertSettings['watches'][number]>(
    `SELECT source, silent_hours AS "silentHours", created_at AS "createdAt" FROM source_watch
     WHERE organization_id = $1 ORDER BY source`,
    of,
  )
  if (!row) return { ...STANDARD_SETTINGS, muted, watches }
  return {
    findsAnomalies: row.finds,
    minimumImpact: parseUsd(row.minimum) ?? 0n,
    channelIds: row.channel_ids,
    muted,
    watches,
  }
}

export async function saveAlertSettings(
  tx: SqlTransaction,
  settings: Pick<AlertSettings, 'findsAnomalies' | 'minimumImpact' | 'channelIds'>,
  by: string | null,
): Promise<void> {
  await tx.rows(
    `INSERT INTO alert_settings (organization_id, finds_anomalies, minimum_impact_usd, channel_ids, updated_by)
     VALUES ($1, $2, $3, $4::uuid[], $5)
     ON CONFLICT (organization_id) DO UPDATE SET finds_anomalies = excluded.finds_anomalies,
       minimum_impact_usd = excluded.minimum_impact_usd, channel_ids = excluded.channel_ids,
       updated_by = excluded.updated_by, updated_at = now()`,
    [tx.organizationId, settings.findsAnomalies, formatUsd(settings.minimumImpact), settings.channelIds, by],
  )
}

/** Mutes these names and no others. */
export async function replaceMuted(
  tx: SqlTransaction,
  muted: AlertSettings['muted'],
  by: string | null,
): Promise<void> {
  const names = [muted.map(({ dimension }) => dimension), muted.map(({ value }) => value)]
  await tx.rows(
    `DELETE FROM anomaly_mute WHERE organization_id = $1
       AND (dimension, value) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [tx.organizationId, ...names],
  )
  await tx.rows(
    `INSERT INTO anomaly_mute (organization_id, dimension, value, muted_by)
     SELECT $1, d, v, $4 FROM unnest($2::text[], $3::text[]) AS one (d, v) ON CONFLICT DO NOTHING`,
    [tx.organizationId, ...names, by],
  )
}

/** Watches these sources and no others; one that was watched before keeps its beginning. */
export async function replaceWatches(
  tx: SqlTransaction,
  watches: readonly { source: string; silentHours: number }[],
  by: string | null,
): Promise<void> {
  const sources = watches.map(({ source }) => source)
  await tx.rows('DELETE FROM source_watch WHERE organization_id = $1 AND source <> ALL ($2::text[])', [
    tx.organizationId,
    sources,
  ])
  await tx.rows(
    `INSERT INTO source_watch (organization_id, source, silent_hours, created_by)
     SELECT $1, s, h, $4 FROM unnest($2::text[], $3::int[]) AS one (s, h)
     ON CONFLICT (organization_id, source) DO UPDATE SET silent_hours = excluded.silent_hours`,
    [tx.organizationId, sources, watches.map(({ silentHours }) => silentHours), by],
  )
}
