import { randomUUID } from 'node:crypto'
import type { CalendarPeriod } from '../../domain/calendar-period'
import type { ReportDelivery } from '../../domain/reports/report-schedule'
import type { SqlTransaction } from '../database'

/** Puts a report on its way to channels; what is on its way, or was, is not again. Says how many are new. */
export async function queueDeliveries(
  tx: SqlTransaction,
  delivery: {
    scheduleId: string
    period: CalendarPeriod
    channelIds: readonly string[]
    occasion?: string
    missingSources?: readonly string[]
  },
): Promise<number> {
  const rows = await tx.rows(
    `INSERT INTO report_delivery (organization_id, id, schedule_id, period_start, period_end, channel_id, occasion, missing_sources)
     SELECT current_organization_id(), n.id, $3, $4, $5, n.channel_id, $6, $7
     FROM unnest($1::uuid[], $2::uuid[]) AS n (id, channel_id)
     JOIN channel c ON c.organization_id = current_organization_id() AND c.id = n.channel_id
     ON CONFLICT (organization_id, schedule_id, period_start, period_end, channel_id, occasion) DO NOTHING RETURNING id`,
    [
      delivery.channelIds.map(() => randomUUID()),
      delivery.channelIds,
      delivery.scheduleId,
      delivery.period.start,
      delivery.period.end,
      delivery.occasion ?? '',
      delivery.missingSources ?? [],
    ],
  )
  return rows.length
}

/** Whether a schedule's report of a period is on its way, or was, to all of some channels. */
export async function isQueued(
  tx: SqlTransaction,
  scheduleId: string,
  period: CalendarPeriod,
  channelIds: readonly string[],
): Promise<boolean> {
  const [row] = await tx.rows<{ missing: boolean }>(
    `SELECT EXISTS (SELECT FROM channel c WHERE c.organization_id = current_organization_id() AND c.id = ANY($3)
       AND NOT EXISTS (SELECT FROM report_delivery d WHERE d.organization_id = c.organization_id
         AND d.schedule_id = $1 AND d.period_start = $2 AND d.period_end = $4 AND d.channel_id = c.id AND d.occasion = '')) AS missing`,
    [scheduleId, period.start, channelIds, period.end],
  )
  return row?.missing !== true
}

/** Which report a delivery is of; null where it was deleted. */
export async function findReportOfDelivery(
  tx: SqlTransaction,
  id: string,
): Promise<{ scheduleId: string; period: CalendarPeriod; missingSources: string[] } | null> {
  const [row] = await tx.rows<{ scheduleId: string; start: string; end: string; missingSources: string[] }>(
    `SELECT schedule_id AS "scheduleId", period_start::text AS start, period_end::text AS end,
       missing_sources AS "missingSources"
     FROM report_delivery WHERE organization_id = current_organization_id() AND id = $1`,
    [id],
  )
  if (!row) return null
  const { scheduleId, start, end, missingSources } = row
  return { scheduleId, period: { start, end }, missingSources }
}

/** Deliveries of a schedule, newest first. */
export async function findDeliveries(
  tx: SqlTransaction,
  scheduleId: string,
  { before, limit }: { before: { at: Date; id: string } | null; limit: number },
): Promise<ReportDelivery[]> {
  return tx.rows<ReportDelivery>(
    `SELECT d.id, d.channel_id AS "channelId", c.name AS "channelName", c.paused_at IS NOT NULL AS "isPaused", d.period_start::text AS "periodStart",
       d.period_end::text AS "periodEnd", d.status, d.attempts, d.next_attempt_at AS "nextAttemptAt", d.answer,
       d.created_at AS "createdAt", d.delivered_at AS "deliveredAt"
     FROM report_delivery d JOIN channel c ON c.organization_id = d.organization_id AND c.id = d.channel_id
     WHERE d.organization_id = current_organization_id() AND d.schedule_id = $1
       AND ($2::timestamptz IS NULL OR (d.created_at, d.id) < ($2, $3::uuid))
     ORDER BY d.created_at DESC, d.id DESC LIMIT $4`,
    [scheduleId, before?.at ?? null, before?.id ?? null, limit],
  )
}
