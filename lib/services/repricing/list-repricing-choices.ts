import { inOrganizationSql } from '../../data/database'
import { findUsedModels } from '../../data/prices/find-used-models'
import { findUsedSnapshotIds } from '../../data/prices/price-snapshots'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { currentSnapshot } from '../../domain/pricing/current-snapshot'
import { catalogueOf } from '../prices/catalogue-of'

const MOST_MODELS = 2_000

export interface RepricingChoices {
  /** Names of the models that calls have, by name. */
  models: string[]
  /** Catalogues that costs can be made from: the one that is taken first, then one that waits, then those that made some before. */
  snapshots: string[]
}

/** What a repricing can be asked for with. */
export async function listRepricingChoices(caller: Caller): Promise<RepricingChoices> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const models = new Set((await findUsedModels(tx)).map(({ model }) => model))
    const snapshots = new Set([
      (await catalogueOf(tx)).id,
      currentSnapshot().id,
      ...(await findUsedSnapshotIds(tx)),
    ])
    return { models: [...models].slice(0, MOST_MODELS), snapshots: [...snapshots] }
  })
}
