import { inOrganizationSql } from '../../data/database'
import { findModelRateLimits } from '../../data/routing/model-rate-limits'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { ModelRateLimit } from '../../domain/routing/rate-limits'

/** Requests a minute that the team lets models take. */
export async function listRateLimits(caller: Caller): Promise<ModelRateLimit[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findModelRateLimits)
}
