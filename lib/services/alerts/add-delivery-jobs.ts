import { deliverMail } from '../mail/deliver-mail'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { deliverAlerts } from './deliver-alerts'

const EVERY_MS = 2_000

/** Sends alerts and other mail from now on. */
export function addDeliveryJobs(signal: AbortSignal): void {
  repeatUntilAborted('alerts.not_delivered', EVERY_MS, signal, deliverAlerts)
  repeatUntilAborted('mail.not_delivered', EVERY_MS, signal, deliverMail)
}
