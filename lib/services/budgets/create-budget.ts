import { randomUUID } from 'node:crypto'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { insertBudget } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { keepPastAmounts } from '../../domain/budgets/budget-limit'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { readBudgetInput, toBudgetInput } from '../../domain/budgets/read-budget-input'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { checkReferences } from './check-references'
import { findOrRefuse, noSuchBudget } from './get-budget'
import { standBudgets } from './stand-budgets'

/** Makes a budget; it is judged within the next minute. */
export async function createBudget(caller: Caller, input: unknown): Promise<BudgetView> {
  requireAllowed(caller, 'manage_budgets')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today } = await readClock(tx)
    const asked = readBudgetInput(input, today)
    // A temporary increase is none of the past's.
    const pastAmounts = keepPastAmounts({ ...asked, increase: null, pastAmounts: [] }, today)
    const budget = { id: randomUUID(), ...asked, pastAmounts }
    await checkReferences(tx, budget)
    await insertBudget(tx, budget, caller.kind === 'member' ? caller.userId : null)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'budget.create',
      subject: `budget ${budget.id}`,
      after: toBudgetInput(budget),
    })
    const [view] = await standBudgets(tx, [await findOrRefuse(tx, budget.id)])
    if (!view) throw noSuchBudget()
    return view
  })
}
