import { findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { REPORT_OUTBOX } from '../../data/channels/outbox'
import { findReportingOrganizations } from '../../data/reports/schedule-rows'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { deliverReports } from './deliver-reports'
import { queueReports } from './queue-reports'

const QUEUE_EVERY_MS = 60_000
const DELIVER_EVERY_MS = 2_000

/** Sends scheduled reports as they fall due, from now on. */
export function addReportJobs(signal: AbortSignal): void {
  repeatUntilAborted('reports.not_queued', QUEUE_EVERY_MS, signal, async () => {
    await eachOrganization(await findReportingOrganizations(), 'reports.not_queued', async (id) => {
      if (!signal.aborted) await queueReports(id)
    })
  })
  repeatUntilAborted('reports.not_delivered', DELIVER_EVERY_MS, signal, async () => {
    const ids = await findOrganizationsToTell(REPORT_OUTBOX)
    await eachOrganization(ids, 'reports.not_delivered', (id) => deliverReports(id, signal))
  })
}
