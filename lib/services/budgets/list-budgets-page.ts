import { findBudgets } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { standBudgets } from './stand-budgets'

/** A page of the budgets, the oldest first. */
export async function listBudgetsPage(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ views: BudgetView[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const after = cursor === null ? undefined : parseCursor(cursor)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const found = await findBudgets(tx, { after, limit: limit + 1 })
    const page = found.slice(0, limit)
    const last = page.at(-1)
    const nextCursor = found.length > limit && last ? cursorOf(last) : null
    return { views: await standBudgets(tx, page), nextCursor }
  })
}

function cursorOf({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url')
}

function parseCursor(cursor: string): { createdAt: Date; id: string } {
  const [ms = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (/^\d{1,14}$/.test(ms) && isUuid(id)) return { createdAt: new Date(Number(ms)), id }
  throw new ProductError('invalid', 'This cursor is not one that Outlay gave.', {
    fields: [{ path: 'cursor', message: 'Take next_cursor of the page before.' }],
  })
}
