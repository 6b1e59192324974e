import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { judgeBudgets } from './judge-budgets'

// A budget is to be judged within a minute of what crosses it.
const EVERY_MS = 15_000

/** Judges the budgets of every organization from now on. */
export function addBudgetJobs(signal: AbortSignal): void {
  repeatUntilAborted('budgets.not_judged', EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), 'budgets.not_judged', (id) => judgeAll(id, signal))
  })
}

/** Many forecasts or alerts at once, as after midnight, are a part of each judging: until none waits, or none gets its turn. */
async function judgeAll(organizationId: number, signal: AbortSignal): Promise<void> {
  for (let before = Number.POSITIVE_INFINITY; !signal.aborted; ) {
    const { pendingForecasts, pendingAlerts } = await judgeBudgets(organizationId)
    const left = pendingForecasts + pendingAlerts
    if (left === 0 || left >= before) return
    before = left
  }
}
