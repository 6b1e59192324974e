import { inOrganizationSql } from '../../data/database'
import { sumUnpriced } from '../../data/prices/sum-unpriced'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type UnpricedModel, unpricedModels } from '../../domain/pricing/unpriced-models'
import { priceBookOf } from '../usage/price-book-of'

/** The models whose price calls wait for, with how much waits for each, the most calls first. */
export async function getUnpricedModels(caller: Caller): Promise<UnpricedModel[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, async (tx) =>
    unpricedModels(await sumUnpriced(tx), await priceBookOf(tx)),
  )
}
