import { displayNumberOf } from '@/lib/domain/display/display-count'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { listChannels } from '@/lib/services/channels/list-channels'

/** Who is told, in words; only how many where the member may not see channels. */
export async function toldNames(member: MemberCaller, channelIds: readonly string[]): Promise<string> {
  if (channelIds.length === 0) return 'on the Alerts page'
  if (!mayDo(member, 'view_channels'))
    return `on the Alerts page and to ${displayNumberOf(channelIds.length, 'channel')}`
  const names = (await listChannels(member))
    .filter(({ id }) => channelIds.includes(id))
    .map(({ name }) => name)
  return names.length === 0 ? 'on the Alerts page' : `on the Alerts page and to ${names.join(', ')}`
}
