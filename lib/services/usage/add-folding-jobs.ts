import { inOrganizationSql } from '../../data/database'
import { findOrganizationIds } from '../../data/usage/find-organization-ids'
import { foldUsageDays } from '../../data/usage/fold-usage-days'
import { eachOrganization } from '../each-organization'
import { repeatUntilAborted } from '../repeat-until-aborted'

const EVERY_MS = 30_000
const AT_ONCE = 5_000

/** Keeps the sums of days short in every organization from now on: they are as right, and slower to read, before. */
export function addFoldingJobs(signal: AbortSignal): void {
  const event = 'usage_days.not_folded'
  repeatUntilAborted(event, EVERY_MS, signal, async () => {
    await eachOrganization(await findOrganizationIds(), event, (id) => foldAll(id, signal))
  })
}

async function foldAll(organizationId: number, signal: AbortSignal): Promise<void> {
  for (let folded = AT_ONCE; folded === AT_ONCE && !signal.aborted; )
    folded = await inOrganizationSql(organizationId, (tx) => foldUsageDays(tx, AT_ONCE))
}
