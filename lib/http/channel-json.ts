import type { Channel } from '../domain/channels/channel'

export const CHANNEL_COLUMNS = [
  'id',
  'kind',
  'name',
  'target',
  'import_events',
  'state',
  'paused_at',
  'paused_reason',
  'failures_in_row',
  'created_at',
] as const

/** A channel as the API answers it: its target masked. */
export function channelJson(channel: Channel) {
  return {
    id: channel.id,
    kind: channel.kind,
    name: channel.name,
    target: channel.shownTarget,
    import_events: channel.importEvents,
    state: channel.paused ? 'paused' : 'active',
    paused_at: channel.paused?.at.toISOString() ?? null,
    paused_reason: channel.paused?.reason ?? null,
    failures_in_row: channel.failuresInRow,
    created_at: channel.createdAt.toISOString(),
  }
}
