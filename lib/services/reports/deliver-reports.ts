import { organizationLink } from '../../auth/worker-address'
import type { DueDelivery } from '../../data/channels/due-deliveries'
import { REPORT_OUTBOX } from '../../data/channels/outbox'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { readOrganizationName } from '../../data/organizations/read-organization-name'
import { findReportOfDelivery } from '../../data/reports/delivery-rows'
import { findSchedule } from '../../data/reports/schedule-rows'
import { displayBytes } from '../../domain/display/display-bytes'
import { reportMessage } from '../../domain/reports/report-message'
import { deliverDue, type Telling } from '../channels/deliver-due'
import { getSpend } from '../usage/get-spend'
import { makeReportFile } from './make-report-file'
import { reportCaller } from './report-caller'

// Mail servers commonly refuse more; the mail leads to the file then.
const MOST_BYTES = 20 * 1024 * 1024

// One after another: each may take a file's worth of memory.
const TELLING: Telling = { outbox: REPORT_OUTBOX, most: { ofChannel: 1, inAll: 1 }, compose }

/** Sends the reports of an organization that are due: at least once each, under its own id. */
export async function deliverReports(organizationId: number, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await deliverDue(organizationId, TELLING)) > 0);
}

async function compose(organizationId: number, due: DueDelivery) {
  const found = await inOrganizationSql(organizationId, async (tx) => {
    const report = await findReportOfDelivery(tx, due.id)
    const schedule = report && (await findSchedule(tx, report.scheduleId))
    if (!schedule) return null
    const organizationName = await readOrganizationName(tx)
    return { ...report, schedule, organizationName, clock: await readClock(tx) }
  })
  if (!found) return null
  const { schedule, period, clock } = found
  const caller = reportCaller(organizationId, clock.timeZone)
  const { total } = await getSpend(caller, {
    from: period.start,
    to: period.end,
    groupBy: [],
    filters: schedule.filters,
  })
  const file = due.kind === 'email' ? await makeReportFile(caller, schedule, period) : null
  const isTooLarge = file !== null && file.content.length > MOST_BYTES
  const message = reportMessage(
    {
      ...found,
      total,
      withoutFile: isTooLarge
        ? `The file has ${displayBytes(file.content.length)}, too much for a mail: take it from Outlay.`
        : null,
      madeAt: clock.now,
    },
    organizationLink(organizationId),
  )
  return { message, attachments: file && !isTooLarge ? [file] : [] }
}
