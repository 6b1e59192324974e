import type { ImportEvent } from '../imports/import-event'

export const CHANNEL_KINDS = ['email', 'slack', 'webhook'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** What each kind of channel is called. */
export const CHANNEL_KIND_NAMES: Record<ChannelKind, string> = {
  email: 'Mail',
  slack: 'Slack',
  webhook: 'Webhook',
}

/** A channel as it may be shown: never its whole URL, never its secret. */
export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  shownTarget: string
  /** What it is told of imports. */
  importEvents: readonly ImportEvent[]
  /** Not sent to while it is paused: it failed again and again, or somebody paused it. */
  paused: { at: Date; reason: string } | null
  failuresInRow: number
  createdAt: Date
}
