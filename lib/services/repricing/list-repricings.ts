import { z } from 'zod'
import { inOrganizationSql } from '../../data/database'
import { findRepricing, findRepricings } from '../../data/prices/repricing-rows'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'
import type { Repricing } from '../../domain/pricing/repricing'

const place = z.tuple([placePart.time, placePart.id])

/** A page of the repricings, newest first. */
export async function listRepricings(
  caller: Caller,
  page: { limit: number; cursor: string | null },
): Promise<{ repricings: Repricing[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const before = readCursor(page.cursor, place)
  const found = await inOrganizationSql(caller.organizationId, (tx) =>
    findRepricings(tx, { limit: page.limit + 1, before: before && { at: before[0], id: before[1] } }),
  )
  const { items, nextCursor } = takePage(found, page.limit, ({ createdAt, id }) => [createdAt, id])
  return { repricings: items, nextCursor }
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
