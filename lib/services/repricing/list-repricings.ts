import { z } from 'zod'
import { inOrganizationSql } from '../../data/database'
import { findRepricing, findRepricings } from '../../data/prices/repricing-rows'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { Repricing } from '../../domain/pricing/repricing'

const place = z.tuple([z.iso.datetime(), z.string().refine(isUuid)])

/** A page of the repricings, newest first. */
export async function listRepricings(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ repricings: Repricing[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const before = page.cursor === null ? null : readCursor(page.cursor)
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findRepricings(tx, { limit: page.limit + 1, before }),
  )
  const repricings = found.slice(0, page.limit)
  const last = found.length > page.limit ? repricings.at(-1) : undefined
  return {
    repricings,
    nextCursor: last
      ? Buffer.from(JSON.stringify([last.createdAt.toISOString(), last.id])).toString('base64url')
      : null,
  }
}

/** One repricing; `not_found` where there is none of this id here. */
export async function getRepricing(caller: Caller, id: string): Promise<Repricing> {
  requireAllowed(caller, 'view_spend')
  const repricing = isUuid(id)
    ? await inOrganizationSql(caller.organizationId, (tx) => findRepricing(tx, id))
    : null
  if (!repricing) throw noSuchRepricing()
  return repricing
}

export function noSuchRepricing(): ProductError {
  return new ProductError('not_found', 'There is no such repricing.')
}

function readCursor(cursor: string): { at: Date; id: string } {
  try {
    const [at, id] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at: new Date(at), id }
  } catch {}
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
