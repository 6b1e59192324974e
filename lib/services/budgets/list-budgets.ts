import { findBudgets } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { standBudgets } from './stand-budgets'

/** All budgets of the organization, the oldest first, each with where it stands now. */
export async function listBudgets(caller: Caller): Promise<BudgetView[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => standBudgets(tx, await findBudgets(tx)))
}
