import { organizationLink } from '../../auth/worker-address'
import { findAlert } from '../../data/alerts/alert-rows'
import { type DueDelivery, findOrganizationsToTell } from '../../data/channels/due-deliveries'
import { ALERT_OUTBOX } from '../../data/channels/outbox'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { alertMessage } from '../../domain/alerts/alert-message'
import { deliverDue } from '../channels/deliver-due'
import { eachOrganization } from '../each-organization'

const MOST = { ofChannel: 5, inAll: 50 }

/** Sends the alerts that are due of every organization. */
export async function deliverAlerts(): Promise<void> {
  const ids = await findOrganizationsToTell(ALERT_OUTBOX)
  await eachOrganization(ids, 'alerts.not_delivered', deliverAlertsOf)
}

/** Sends the alerts that are due of one organization: at least once each, under the alert's id. */
export async function deliverAlertsOf(organizationId: number): Promise<void> {
  await deliverDue(organizationId, { outbox: ALERT_OUTBOX, most: MOST, compose })
}

async function compose(organizationId: number, { id }: DueDelivery) {
  return inOrganizationSql(organizationId, async (tx) => {
    const alert = await findAlert(tx, id)
    const { timeZone } = await readClock(tx)
    return (
      alert && { message: alertMessage(alert, { publicUrl: organizationLink(organizationId), timeZone }) }
    )
  })
}
