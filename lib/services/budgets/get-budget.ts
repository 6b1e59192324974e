import { findBudget } from '../../data/budgets/budget-rows'
import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import type { Budget } from '../../domain/budgets/budget'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { ProductError } from '../../domain/errors'
import { isUuid } from '../../domain/is-uuid'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { standBudgets } from './stand-budgets'

/** One budget with where it stands; `not_found` where there is none of this id here. */
export async function getBudget(caller: Caller, id: string): Promise<BudgetView> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const [view] = await standBudgets(tx, [await findOrRefuse(tx, id)])
    if (!view) throw noSuchBudget()
    return view
  })
}

export async function findOrRefuse(tx: SqlTransaction, id: string, lock?: 'FOR UPDATE'): Promise<Budget> {
  const budget = isUuid(id) ? await findBudget(tx, id, lock) : null
  if (!budget) throw noSuchBudget()
  return budget
}

export function noSuchBudget(): ProductError {
  return new ProductError('not_found', 'There is no such budget; it may have been deleted already.')
}
