import type { Channel } from '@/lib/domain/channels/channel'
import { type MemberCaller, mayDo } from '@/lib/domain/members/caller'
import { listChannels } from '@/lib/services/channels/list-channels'
import { listMembers } from '@/lib/services/members/list-members'

/** Whom a budget may tell and belong to; the channels null where the member may not see them. */
export async function formChoices(member: MemberCaller): Promise<{
  channels: Channel[] | null
  owners: { userId: string; label: string }[]
}> {
  const [channels, members] = await Promise.all([
    mayDo(member, 'view_channels') ? listChannels(member) : null,
    listMembers(member),
  ])
  return {
    channels,
    owners: members.map(({ userId, name, email }) => ({
      userId,
      label: name === null ? email : `${name} (${email})`,
    })),
  }
}
