import type { ChannelDelivery } from '../channels/channel-delivery'
import type { Alert } from './alert'

/** An alert and what became of telling it. */
export interface AlertView {
  alert: Alert
  deliveries: ChannelDelivery[]
}
