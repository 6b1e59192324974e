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
  repeatUntilAborted('Reports could not be queued', QUEUE_EVERY_MS, signal, async () => {
    await eachOrganization(await findReportingOrganizations(), 'Reports could not be queued', async (id) => {
      if (!signal.aborted) await queueReports(id)
    })
  })
  repeatUntilAborted('Reports could not be sent', DELIVER_EVERY_MS, signal, async () => {
    const ids = await findOrganizationsToTell(REPORT_OUTBOX)
    await eachOrganization(ids, 'Reports could not be sent', (id) => deliverReports(id, signal))
  })
}
