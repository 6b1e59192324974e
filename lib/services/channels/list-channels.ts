import { z } from 'zod'
import { findChannel, findChannels, findChannelsAfter } from '../../data/channels/channel-rows'
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

const place = z.tuple([z.string(), z.string().regex(UUID)])

/** A page of the organization's channels, by name. */
export async function listChannelsPage(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ channels: Channel[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_channels')
  const after = page.cursor === null ? null : readCursor(page.cursor)
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findChannelsAfter(tx, after, page.limit + 1),
  )
  const channels = found.slice(0, page.limit)
  const last = found.length > page.limit ? channels.at(-1) : undefined
  return { channels, nextCursor: last ? toCursor(last) : null }
}

const toCursor = ({ name, id }: Channel) => Buffer.from(JSON.stringify([name, id])).toString('base64url')

function readCursor(cursor: string): { name: string; id: string } {
  try {
    const [name, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!name.includes('\0')) return { name, id }
  } catch {}
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
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
