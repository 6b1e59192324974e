import { inOrganizationSql } from '../../data/database'
import { countHeld, type HeldCounts } from '../../data/organizations/count-held'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** What a deletion of the organization would take away, in numbers. */
export async function previewDeletion(caller: Caller): Promise<HeldCounts> {
  requireAllowed(caller, 'delete_organization')
  return inOrganizationSql(caller.organizationId, countHeld)
}
