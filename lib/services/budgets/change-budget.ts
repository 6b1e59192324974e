import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { deleteBudgetRow, updateBudget } from '../../data/budgets/budget-rows'
import { inOrganizationSql } from '../../data/database'
import { readClock } from '../../data/organizations/read-clock'
import { SINCE_THE_BEGINNING } from '../../domain/budgets/budget'
import { keepPastAmounts } from '../../domain/budgets/budget-limit'
import type { BudgetView } from '../../domain/budgets/budget-view'
import { readBudgetInput, toBudgetInput } from '../../domain/budgets/read-budget-input'
import { calendarDayOf } from '../../domain/calendar'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'
import { checkReferences } from './check-references'
import { findOrRefuse, noSuchBudget } from './get-budget'
import { standBudgets } from './stand-budgets'

/**
 * Changes what is given of a budget; the rest stays, and so does what its periods that are over had. `at` stands in for the
 * database's clock in tests.
 */
export async function changeBudget(
  caller: Caller,
  id: string,
  input: unknown,
  at?: Date,
): Promise<BudgetView> {
  requireAllowed(caller, 'manage_budgets')
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new ProductError('invalid', 'Send an object with what is to change.')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const clock = await readClock(tx)
    const today = at ? calendarDayOf(at.getTime(), clock.timeZone) : clock.today
    const before = await findOrRefuse(tx, id, 'FOR UPDATE')
    const { starts_on, ...kept } = toBudgetInput(before)
    // The beginning of a whole life is none of a month's.
    const isKept = before.startsOn !== SINCE_THE_BEGINNING || !('period' in input) || input.period === 'life'
    const asked = readBudgetInput({ ...kept, ...(isKept && { starts_on }), ...input }, today)
    // What was given to periods of another length says nothing of these.
    const past = asked.period === before.period ? before : { ...asked, increase: null, pastAmounts: [] }
    const changed = {
      id,
      ...asked,
      pastAmounts: keepPastAmounts({ ...past, startsOn: asked.startsOn }, today),
    }
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
