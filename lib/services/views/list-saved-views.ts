import { inOrganizationSql } from '../../data/database'
import { findSavedViews } from '../../data/views/saved-view-rows'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import type { SavedView } from '../../domain/views/saved-view'

/** What is shared with the organization and what is the caller's alone, by name. */
export async function listSavedViews(caller: Caller): Promise<SavedView[]> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, (tx) =>
    findSavedViews(tx, caller.kind === 'member' ? caller.userId : null),
  )
}
