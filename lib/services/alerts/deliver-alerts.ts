import { workerAddress } from '../../auth/worker-address'
import { findAlert } from '../../data/alerts/alert-rows'
import {
  claimDueDeliveries,
  type DueDelivery,
  findOrganizationsToTell,
  parkPaused,
} from '../../data/alerts/due-deliveries'
import { recordAttempt } from '../../data/alerts/record-attempt'
import { countFailure, endFailures } from '../../data/channels/count-failure'
import { inOrganizationSql } from '../../data/database'
import { queueMail } from '../../data/mail/queue-mail'
import { readClock } from '../../data/organizations/read-clock'
import { alertMessage } from '../../domain/alerts/alert-message'
import type { SendAnswer } from '../../notify/send-answer'
import { log } from '../../observe/log'
import { sendToChannel } from '../channels/send-to-channel'
import { eachOrganization } from '../each-organization'
import { channelPausedMail } from './channel-paused-mail'

// All of them are sent side by side, so they can't outlast the hold on them.
const MOST = { ofChannel: 5, inAll: 50 }

/** Sends what is due of every organization: at least once each, under the alert's id. */
export async function deliverAlerts(): Promise<void> {
  await eachOrganization(await findOrganizationsToTell(), 'alerts.not_delivered', deliverAlertsOf)
}

/** Sends what is due of one organization. */
export async function deliverAlertsOf(organizationId: number): Promise<void> {
  const due = await inOrganizationSql(organizationId, async (tx) => {
    await parkPaused(tx)
    return claimDueDeliveries(tx, MOST)
  })
  await Promise.all(
    due.map(async (delivery) => {
      const answer = await send(organizationId, delivery)
      if (answer) await record(organizationId, delivery, answer)
    }),
  )
}

async function send(organizationId: number, delivery: DueDelivery): Promise<SendAnswer | null> {
  const [alert, { timeZone }] = await inOrganizationSql(organizationId, async (tx) => [
    await findAlert(tx, delivery.alertId),
    await readClock(tx),
  ])
  if (!alert) return null
  const message = alertMessage(alert, { publicUrl: workerAddress(), timeZone })
  const { channelId: id, kind, sealed } = delivery
  return sendToChannel({ organizationId, id, kind, sealed }, delivery.alertId, message)
}

async function record(organizationId: number, delivery: DueDelivery, answer: SendAnswer): Promise<void> {
  if (!answer.isOk) {
    const { alertId, channelId, kind } = delivery
    const ids = {
      organization_id: organizationId,
      alert_id: alertId,
      channel_id: channelId,
      channel_kind: kind,
    }
    log.warn('alert.delivery_failed', { ...ids, duration_ms: Math.round(answer.durationMs) })
  }
  await inOrganizationSql(organizationId, async (tx) => {
    await recordAttempt(tx, { ...delivery, ...answer })
    if (answer.isOk) return endFailures(tx, delivery.channelId)
    const paused = await countFailure(tx, delivery.channelId, answer.answer)
    if (!paused?.tell) return
    await queueMail(tx, {
      dedupeKey: `channel_paused:${delivery.channelId}:${paused.pausedAt.toISOString()}`,
      kind: 'channel_paused',
      recipient: paused.tell,
      content: channelPausedMail(paused.name, answer.answer, `${workerAddress()}/settings/channels`),
    })
  })
}
