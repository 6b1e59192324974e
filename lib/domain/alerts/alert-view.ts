import type { ChannelKind } from '../channels/channel'
import type { Alert } from './alert'

/** One try to tell an alert to a channel, and what came of it. */
export interface DeliveryAttempt {
  number: number
  at: Date
  durationMs: number
  isOk: boolean
  answer: string
}

/** An alert on its way to one channel. */
export interface AlertDelivery {
  channelId: string
  channelName: string
  channelKind: ChannelKind
  isPaused: boolean
  status: 'pending' | 'delivered' | 'failed'
  nextAttemptAt: Date
  deliveredAt: Date | null
  attempts: DeliveryAttempt[]
}

/** An alert and what became of telling it. */
export interface AlertView {
  alert: Alert
  deliveries: AlertDelivery[]
}
