import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { deleteBudgetRow, updateBudget } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { SINCE_THE_BEGINNING } from '../../domain/budgets/budget'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { readBudgetInput, toBudgetInput } from '../../domain/budgets/read-budget-input'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { checkReferences } from './check-references'
import { findOrRefuse, noSuchBudget } from './get-budget'
import { standBudgets } from './stand-budgets'

/** Changes what is given of a budget; the rest stays. */
export async function changeBudget(caller: Caller, id: string, input: unknown): Promise<BudgetView> {
  requireAllowed(caller, 'manage_budgets')
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ProductError('invalid', 'Send an object with what is to change.')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const { today } = await readClock(tx)
    const before = await findOrRefuse(tx, id, 'FOR UPDATE')
    const { starts_on, ...kept } = toBudgetInput(before)
    // The beginning of a whole life is none of a month's.
    const isKept = before.startsOn !== SINCE_THE_BEGINNING || !('period' in input) || input.period === 'life'
    const changed = { id, ...readBudgetInput({ ...kept, ...(isKept && { starts_on }), ...input }, today) }
    await checkReferences(tx, changed)
    if (!(await updateBudget(tx, changed))) throw noSuchBudget()
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'budget.update',
      subject: `budget ${id}`,
      before: toBudgetInput(before),
      after: toBudgetInput(changed),
    })
    const [view] = await standBudgets(tx, [await findOrRefuse(tx, id)])
    if (!view) throw noSuchBudget()
    return view
  })
}

/** Forgets a budget; the alerts that it raised stay, without it. */
export async function deleteBudget(caller: Caller, id: string): Promise<void> {
  requireAllowed(caller, 'manage_budgets')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const before = await findOrRefuse(tx, id, 'FOR UPDATE')
    if (!(await deleteBudgetRow(tx, id))) throw noSuchBudget()
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'budget.delete',
      subject: `budget ${id}`,
      before: toBudgetInput(before),
    })
  })
}
