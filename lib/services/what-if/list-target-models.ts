import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { type TargetModel, targetModels } from '../../domain/what-if/target-models'
import { priceBookOf } from '../usage/price-book-of'

/** The models that the organization's tokens can be priced as, at the prices of an instant. */
export async function listTargetModels(caller: Caller, nowMs: number): Promise<TargetModel[]> {
  requireAllowed(caller, 'view_spend')
  const book = await inOrganizationSql(caller.organizationId, priceBookOf)
  return targetModels(book, nowMs)
}
