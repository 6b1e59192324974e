import { organizationLink } from '../../auth/worker-address'
import { type DueDelivery, findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { IMPORT_OUTBOX } from '../../data/channels/outbox'
import { inOrganizationSql } from '../../data/database'
import { findToldImport } from '../../data/imports/import-deliveries'
import { readClock } from '../../data/organizations/read-clock'
import { importMessage } from '../../domain/imports/import-message'
import { deliverDue } from '../channels/deliver-due'
import { eachOrganization } from '../each-organization'

const MOST = { ofChannel: 5, inAll: 50 }

/** Sends what is due of the news of every organization's imports. */
export async function deliverImportEvents(): Promise<void> {
  const ids = await findOrganizationsToTell(IMPORT_OUTBOX)
  await eachOrganization(ids, 'import_events.not_delivered', deliverImportEventsOf)
}

/** Sends what is due of one organization: at least once each, under the event's id. */
export async function deliverImportEventsOf(organizationId: number): Promise<void> {
  await deliverDue(organizationId, { outbox: IMPORT_OUTBOX, most: MOST, compose })
}

async function compose(organizationId: number, { id }: DueDelivery) {
  return inOrganizationSql(organizationId, async (tx) => {
    const told = await findToldImport(tx, id)
    const { timeZone } = await readClock(tx)
    return told && { message: importMessage(told, { publicUrl: organizationLink(organizationId), timeZone }) }
  })
}
