import { z } from 'zod'
import { findBudgets } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { placePart, readCursor, takePage } from '../../domain/page-cursor'
import { standBudgets } from './stand-budgets'

const place = z.tuple([placePart.time, placePart.id])

/** A page of the budgets, the oldest first. */
export async function listBudgetsPage(
  caller: Caller,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<{ views: BudgetView[]; nextCursor: string | null }> {
  requireAllowed(caller, 'view_spend')
  const after = readCursor(cursor, place)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const found = await findBudgets(tx, {
      after: after ? { createdAt: after[0], id: after[1] } : undefined,
      limit: limit + 1,
    })
    const { items, nextCursor } = takePage(found, limit, ({ createdAt, id }) => [createdAt, id])
    return { views: await standBudgets(tx, items), nextCursor }
  })
}
