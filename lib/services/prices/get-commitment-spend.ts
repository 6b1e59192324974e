import { inOrganizationSql } from '../../data/database'
import { findUsageShare } from '../../data/people/members-see'
import { sumSpendBy } from '../../data/usage/sum-spend-by'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { formatUsd, parseUsd } from '../../domain/money'
import { isMeantBy, overrideTarget } from '../../domain/pricing/override-target'
import type { OwnPrice } from '../../domain/pricing/own-price'
import { indexSnapshot, resolveModel } from '../../domain/pricing/resolve-model'
import { catalogueOf } from './catalogue-of'

export interface CommitmentSpend {
  spentUsd: string
  /** Calls that the sum leaves out. */
  unpricedEvents: number
}

/** What was spent so far on what each commitment is for, between its dates; by the commitment's id. None for who does not see all. */
export async function getCommitmentSpend(
  caller: Caller,
  prices: readonly OwnPrice[],
): Promise<Map<string, CommitmentSpend>> {
  requireAllowed(caller, 'view_spend')
  const commitments = prices.filter(({ commitmentUsd }) => commitmentUsd !== null)
  const spent = new Map<string, CommitmentSpend>()
  if (commitments.length === 0) return spent
  return inOrganizationSql(caller.organizationId, async (tx) => {
    // A part of what was spent says nothing of what was promised.
    if ((await findUsageShare(tx)).kind !== 'all') return spent
    const index = indexSnapshot(await catalogueOf(tx))
    const resolve = (name: string, provider: string | null = null) => resolveModel(index, provider, name)
    for (const { id, override } of commitments) {
      const rows = await sumSpendBy(tx, {
        from: new Date(override.effective_from),
        to: override.effective_to === null ? null : new Date(override.effective_to),
        timeZone: 'UTC',
        groupBy: ['model', 'provider'],
        filters: {},
      })
      const meant = rows.filter(({ values: [model = null, provider = null] }) => {
        if (model === null) return false
        return isMeantBy(override, overrideTarget(resolve(model, provider), provider, model), resolve)
      })
      spent.set(id, {
        spentUsd: formatUsd(meant.reduce((sum, { costUsd }) => sum + (parseUsd(costUsd ?? '0') ?? 0n), 0n)),
        unpricedEvents: meant.reduce((sum, { unpricedEvents }) => sum + unpricedEvents, 0),
      })
    }
    return spent
  })
}
