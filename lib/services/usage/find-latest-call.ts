import { inOrganizationSql } from '../../data/database'
import { findLatestEventAt } from '../../data/usage/find-latest-event-at'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** When the organization's newest call happened: until when its data reaches; null where nothing was ever sent. */
export function findLatestCall(caller: Caller): Promise<Date | null> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, findLatestEventAt)
}
