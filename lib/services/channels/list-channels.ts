import { z } from 'zod'
import { findChannel, findChannels, findChannelsAfter } from '../../data/channels/channel-rows'
import { inOrganizationSql } from '../../data/database'
import type { Channel } from '../../domain/channels/channel'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'

/** The organization's channels, by name; their targets masked. */
export async function listChannels(caller: Caller): Promise<Channel[]> {
  requireAllowed(caller, 'view_channels')
  return inOrganizationSql(caller.organizationId, findChannels)
}

const place = z.tuple([placePart.text, placePart.id])

/** A page of the organization's channels, by name. */
export async function listChannelsPage(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ channels: Channel[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_channels')
  const after = readCursor(page.cursor, place)
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findChannelsAfter(tx, after && { name: after[0], id: after[1] }, page.limit + 1),
  )
  const { items, nextCursor } = takePage(found, page.limit, ({ name, id }) => [name, id])
  return { channels: items, nextCursor }
}

/** One channel; `not_found` where there is none of this id here. */
export async function getChannel(caller: Caller, id: string): Promise<Channel> {
  requireAllowed(caller, 'view_channels')
  const channel = isUuid(id)
    ? await inOrganizationSql(caller.organizationId, (tx) => findChannel(tx, id))
    : null
  if (!channel) throw noSuchChannel()
  return channel
}

export function noSuchChannel(): ProductError {
  return new ProductError('not_found', 'There is no such channel; it may have been deleted already.')
}
