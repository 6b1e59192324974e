export const CHANNEL_KINDS = ['email', 'slack', 'webhook'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** A channel as it may be shown: never its whole URL, never its secret. */
export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  shownTarget: string
  /** Not sent to while it is paused: it failed again and again, or somebody paused it. */
  paused: { at: Date; reason: string } | null
  failuresInRow: number
  createdAt: Date
}
