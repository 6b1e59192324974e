import type { ChannelKind } from './channel'

/** One try to tell something to a channel, and what came of it. */
export interface DeliveryAttempt {
  number: number
  at: Date
  durationMs: number
  isOk: boolean
  answer: string
}

/** Something on its way to one channel. */
export interface ChannelDelivery {
  channelId: string
  channelName: string
  channelKind: ChannelKind
  isPaused: boolean
  status: 'pending' | 'delivered' | 'failed'
  nextAttemptAt: Date
  deliveredAt: Date | null
  attempts: DeliveryAttempt[]
}
