import { countOpenAlertRows } from '../../data/alerts/count-open-alert-rows'
import { inOrganizationSql } from '../../data/database'
import { type Caller, requireAllowed } from '../../domain/members/caller'

/** How many alerts are open; a snoozed one whose time is over counts again. */
export async function countOpenAlerts(caller: Caller): Promise<number> {
  requireAllowed(caller, 'view_spend')
  return inOrganizationSql(caller.organizationId, countOpenAlertRows)
}
