import { deliverMail } from '../mail/deliver-mail'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { deliverAlerts } from './deliver-alerts'

const EVERY_MS = 2_000

/** Sends alerts and other mail from now on. */
export function addDeliveryJobs(signal: AbortSignal): void {
  repeatUntilAborted('Alerts could not be delivered', EVERY_MS, signal, deliverAlerts)
  repeatUntilAborted('Mail could not be delivered', EVERY_MS, signal, deliverMail)
}
