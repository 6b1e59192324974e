import { findChannel, findChannels } from '../../data/channels/channel-rows'
import { inOrganizationSql } from '../../data/database'
import type { Channel } from '../../domain/channels/channel'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The organization's channels, by name; their targets masked. */
export async function listChannels(caller: Caller): Promise<Channel[]> {
  requireAllowed(caller, 'view_channels')
  return inOrganizationSql(caller.organizationId, findChannels)
}

/** One channel; `not_found` where there is none of this id here. */
export async function getChannel(caller: Caller, id: string): Promise<Channel> {
  requireAllowed(caller, 'view_channels')
  const channel = UUID.test(id)
    ? await inOrganizationSql(caller.organizationId, (tx) => findChannel(tx, id))
    : null
  if (!channel) throw noSuchChannel()
  return channel
}

export function noSuchChannel(): ProductError {
  return new ProductError('not_found', 'There is no such channel; it may have been deleted already.')
}
