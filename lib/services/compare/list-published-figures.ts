import { inOrganizationSql } from '../../data/database'
import { findPublishedDataSets } from '../../data/published/published-data-sets'
import type { StoredDataSet } from '../../domain/compare/published-figure'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** What others published, as the organization keeps it. */
export async function listPublishedFigures(caller: Caller): Promise<StoredDataSet[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findPublishedDataSets)
}
