import { inOrganizationSql, type SqlTransaction } from '../../data/database'
import { sumChangedRuns } from '../../data/runs/run-sums'
import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { foldUsageDays } from '../../data/usage/fold-usage-days'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'

const EVERY_MS = 30_000
const DAYS_AT_ONCE = 5_000
const RUNS_AT_ONCE = 500

/** Keeps the sums of days and of runs short in every organization from now on: they are as right, and slower to read, before. */
export function addFoldingJobs(signal: AbortSignal): void {
  const event = 'sums.not_folded'
  repeatUntilAborted(event, EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), event, async (id) => {
      await repeat(id, foldUsageDays, DAYS_AT_ONCE, signal)
      await repeat(id, sumChangedRuns, RUNS_AT_ONCE, signal)
    })
  })
}

async function repeat(
  organizationId: number,
  fold: (tx: SqlTransaction, atMost: number) => Promise<number>,
  atMost: number,
  signal: AbortSignal,
): Promise<void> {
  for (let folded = atMost; folded === atMost && !signal.aborted; )
    folded = await inOrganizationSql(organizationId, (tx) => fold(tx, atMost))
}
