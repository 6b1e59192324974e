import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { queueDeliveries } from '../../data/reports/delivery-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { reportPeriod } from '../../domain/reports/due-report'
import { auditActor } from '../audit-actor'
import { limitRequests } from '../limit-requests'
import { getReport } from './list-reports'

// A report sent by hand is no cannon.
const LIMIT = { points: 10, durationSeconds: 600 }

/** Puts the report of the last whole period on its way to all its channels, beside what the schedule sends. */
export async function sendReportNow(caller: Caller, id: string): Promise<{ start: string; end: string }> {
  requireAllowed(caller, 'manage_reports')
  const schedule = await getReport(caller, id)
  await limitRequests(`report-now:${caller.organizationId}`, LIMIT)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today } = await readClock(tx)
    const period = reportPeriod(schedule.frequency, today)
    const { channelIds } = schedule
    await queueDeliveries(tx, { scheduleId: id, period, channelIds, occasion: randomUUID() })
    await insertAuditRow(tx, { ...auditActor(caller), action: 'report.send', subject: `report ${id}` })
    return period
  })
}
