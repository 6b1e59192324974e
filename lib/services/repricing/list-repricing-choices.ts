import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'

export interface RepricingChoices {
  /** Names of the models that calls have, by name. */
  models: string[]
  /** Catalogues that costs can be made from: this version's first, then those that made some before, newest first. */
  snapshots: string[]
}

/** What a repricing can be asked for with. */
export async function listRepricingChoices(caller: Caller): Promise<RepricingChoices> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const models = await tx.rows<{ model: string }>(
      `SELECT DISTINCT model FROM series WHERE organization_id = current_organization_id() AND model IS NOT NULL
       ORDER BY model LIMIT 2000`,
    )
    const used = await tx.rows<{ snapshot_id: string }>(
      `SELECT DISTINCT b.snapshot_id FROM price_basis b JOIN price_snapshot s ON s.id = b.snapshot_id
       WHERE b.organization_id = current_organization_id() ORDER BY b.snapshot_id DESC`,
    )
    const snapshots = [currentSnapshot().id, ...used.map(({ snapshot_id }) => snapshot_id)]
    return { models: models.map(({ model }) => model), snapshots: [...new Set(snapshots)] }
  })
}
