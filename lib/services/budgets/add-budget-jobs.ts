import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { repeatUntilAborted } from '../repeat-until-aborted'
import { judgeBudgets } from './judge-budgets'

// A budget is to be judged within a minute of what crosses it.
const EVERY_MS = 15_000

/** Judges the budgets of every organization from now on. */
export function addBudgetJobs(signal: AbortSignal): void {
  repeatUntilAborted('Budgets could not be judged', EVERY_MS, signal, async () => {
    for (const id of await findOrganizationIds()) {
      if (signal.aborted) return
      // One organization's failure must not keep the others from being judged.
      await judgeBudgets(id).catch((error: unknown) =>
        console.error(`Budgets of organization ${id} could not be judged:`, error),
      )
    }
  })
}
