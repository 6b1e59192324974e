import { randomUUID } from 'node:crypto'
import { retryAfterSeconds } from '../../domain/alerts/retry-after'
import type { CalendarPeriod } from '../../domain/calendar-period'
import type { ChannelKind } from '../../domain/channels/channel'
import type { ReportDelivery } from '../../domain/reports/report-schedule'
import { inSqlTransaction, type SqlTransaction } from '../database'

// Longer than making and sending one takes.
const LEASE_SECONDS = 180

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

export interface DueReportDelivery {
  id: string
  scheduleId: string
  periodStart: string
  periodEnd: string
  missingSources: string[]
  attempts: number
  channelId: string
  channelKind: ChannelKind
  sealed: Buffer
}

/** Organizations with reports that are due. */
export async function findOrganizationsToReport(): Promise<number[]> {
  const rows = await inSqlTransaction({ scheduler: true }, (tx) =>
    tx.rows<{ id: number }>(
      `SELECT DISTINCT organization_id AS id FROM report_delivery WHERE status = 'pending' AND next_attempt_at <= now()`,
    ),
  )
  return rows.map(({ id }) => id)
}

/** Takes a report that is due, so that nobody else sends it meanwhile. What goes to a paused channel waits. */
export async function claimDelivery(tx: SqlTransaction): Promise<DueReportDelivery | null> {
  const [row] = await tx.rows<DueReportDelivery>(
    `WITH due AS (
       SELECT id FROM report_delivery WHERE organization_id = current_organization_id() AND status = 'pending'
         AND next_attempt_at <= now() AND EXISTS (SELECT FROM channel open WHERE open.organization_id = current_organization_id()
           AND open.id = report_delivery.channel_id AND open.paused_at IS NULL) ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
     )
     UPDATE report_delivery d SET next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS})
     FROM due, channel c
     WHERE d.organization_id = current_organization_id() AND d.id = due.id
       AND c.organization_id = d.organization_id AND c.id = d.channel_id
     RETURNING d.id, d.schedule_id AS "scheduleId", d.period_start::text AS "periodStart", d.period_end::text AS "periodEnd",
       d.missing_sources AS "missingSources", d.attempts, d.channel_id AS "channelId", c.kind AS "channelKind", c.sealed`,
  )
  return row ?? null
}

/** Keeps what came of a try, and says when the next one is. */
export async function recordDelivery(
  tx: SqlTransaction,
  delivery: Pick<DueReportDelivery, 'id' | 'attempts'>,
  { isOk, answer }: { isOk: boolean; answer: string },
): Promise<void> {
  const seconds = isOk ? null : retryAfterSeconds(delivery.attempts + 1)
  const status = isOk ? 'delivered' : seconds === null ? 'failed' : 'pending'
  await tx.rows(
    `UPDATE report_delivery SET attempts = attempts + 1, answer = $2, status = $3,
       delivered_at = CASE WHEN $3 = 'delivered' THEN now() END, next_attempt_at = now() + make_interval(secs => $4)
     WHERE organization_id = current_organization_id() AND id = $1 AND status = 'pending'`,
    [delivery.id, answer, status, seconds ?? 0],
  )
}

/** Deliveries of a schedule, newest first. */
export async function findDeliveries(
  tx: SqlTransaction,
  scheduleId: string,
  { before, limit }: { before: { at: Date; id: string } | null; limit: number },
): Promise<ReportDelivery[]> {
  return tx.rows<ReportDelivery>(
    `SELECT d.id, d.channel_id AS "channelId", c.name AS "channelName", d.period_start::text AS "periodStart",
       d.period_end::text AS "periodEnd", d.status, d.attempts, d.next_attempt_at AS "nextAttemptAt", d.answer,
       d.created_at AS "createdAt", d.delivered_at AS "deliveredAt"
     FROM report_delivery d JOIN channel c ON c.organization_id = d.organization_id AND c.id = d.channel_id
     WHERE d.organization_id = current_organization_id() AND d.schedule_id = $1
       AND ($2::timestamptz IS NULL OR (d.created_at, d.id) < ($2, $3::uuid))
     ORDER BY d.created_at DESC, d.id DESC LIMIT $4`,
    [scheduleId, before?.at ?? null, before?.id ?? null, limit],
  )
}
