import { workerAddress } from '../../auth/worker-address'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { readOrganizationName } from '../../data/organizations/read-organization-name'
import { claimDelivery, type DueReportDelivery, recordDelivery } from '../../data/reports/delivery-rows'
import { findSchedule } from '../../data/reports/schedule-rows'
import { displayBytes } from '../../domain/display/display-bytes'
import { reportMessage } from '../../domain/reports/report-message'
import type { SendAnswer } from '../../notify/send-answer'
import { log } from '../../observe/log'
import { sendToChannel } from '../channels/send-to-channel'
import { getSpend } from '../usage/get-spend'
import { makeReportFile } from './make-report-file'
import { reportCaller } from './report-caller'

// Mail servers commonly refuse more; the mail leads to the file then.
const MOST_BYTES = 20 * 1024 * 1024

/** Sends the reports of an organization that are due, one after another: at least once each, under its own id. */
export async function deliverReports(organizationId: number, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted) {
    const delivery = await inOrganizationSql(organizationId, claimDelivery)
    if (!delivery) return
    const ids = { organization_id: organizationId, delivery_id: delivery.id, channel_id: delivery.channelId }
    const answer = await send(organizationId, delivery).catch((error: unknown) => {
      log.error('report.not_made', ids, error)
      return NOT_MADE
    })
    if (!answer) continue
    if (!answer.isOk && answer !== NOT_MADE) {
      const { channelKind, attempts } = delivery
      log.warn('report.delivery_failed', { ...ids, channel_kind: channelKind, attempts: attempts + 1 })
    }
    await inOrganizationSql(organizationId, (tx) => recordDelivery(tx, delivery, answer))
  }
}

// Counted as a try, so that it is tried later, in the end given up, and seen; what it was is for the log alone.
const NOT_MADE: SendAnswer = {
  isOk: false,
  answer: 'The report could not be made; the log of the worker says why.',
  durationMs: 0,
}

async function send(organizationId: number, delivery: DueReportDelivery): Promise<SendAnswer | null> {
  const { schedule, clock, organizationName } = await inOrganizationSql(organizationId, async (tx) => ({
    schedule: await findSchedule(tx, delivery.scheduleId),
    clock: await readClock(tx),
    organizationName: await readOrganizationName(tx),
  }))
  // Deleted meanwhile, and its deliveries with it.
  if (!schedule) return null
  const caller = reportCaller(organizationId, clock.timeZone)
  const period = { start: delivery.periodStart, end: delivery.periodEnd }
  const { total } = await getSpend(caller, {
    from: period.start,
    to: period.end,
    groupBy: [],
    filters: schedule.filters,
  })
  const isMail = delivery.channelKind === 'email'
  const file = isMail ? await makeReportFile(caller, schedule, period) : null
  const isTooLarge = file !== null && file.content.length > MOST_BYTES
  const message = reportMessage(
    {
      schedule,
      organizationName,
      period,
      total,
      missingSources: delivery.missingSources,
      withoutFile: isTooLarge
        ? `The file has ${displayBytes(file.content.length)}, too much for a mail: take it from Outlay.`
        : null,
      madeAt: clock.now,
    },
    workerAddress(),
  )
  const { channelId: id, channelKind: kind, sealed } = delivery
  const attachments = file && !isTooLarge ? [file] : []
  return sendToChannel({ organizationId, id, kind, sealed }, delivery.id, message, attachments)
}
