import { type ReportDelivery, type ReportSchedule, toReportInput } from '../domain/reports/report-schedule'

export const REPORT_COLUMNS = [
  'id',
  'name',
  'frequency',
  'hour',
  'format',
  'paper',
  'group_by',
  'filters',
  'channel_ids',
  'is_paused',
  'created_at',
  'updated_at',
] as const

export const REPORT_DELIVERY_COLUMNS = [
  'id',
  'channel_id',
  'channel_name',
  'period_start',
  'period_end',
  'status',
  'attempts',
  'next_attempt_at',
  'answer',
  'created_at',
  'delivered_at',
] as const

/** A scheduled report as the API answers it. */
export function reportJson(report: ReportSchedule) {
  return {
    id: report.id,
    ...toReportInput(report),
    created_at: report.createdAt.toISOString(),
    updated_at: report.updatedAt.toISOString(),
  }
}

/** A report of a period on its way to a channel. */
export function reportDeliveryJson(delivery: ReportDelivery) {
  return {
    id: delivery.id,
    channel_id: delivery.channelId,
    channel_name: delivery.channelName,
    period_start: delivery.periodStart,
    period_end: delivery.periodEnd,
    status: delivery.status,
    attempts: delivery.attempts,
    next_attempt_at:
      delivery.status === 'pending' && !delivery.isPaused ? delivery.nextAttemptAt.toISOString() : null,
    answer: delivery.answer,
    created_at: delivery.createdAt.toISOString(),
    delivered_at: delivery.deliveredAt?.toISOString() ?? null,
  }
}
