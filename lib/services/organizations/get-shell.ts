import { countOpenAlertRows } from '../../data/alerts/count-open-alert-rows'
import { inOrganizationSql } from '../../data/database'
import { findUsageShare } from '../../data/people/members-see'
import { findSampleImportId } from '../../data/samples/sample-rows'
import { type MemberCaller, mayDo, requireAllowed } from '../../domain/members/caller'
import type { UsageShare } from '../../domain/people/members-see'
import { isNewerWaiting } from '../prices/get-catalogue'
import { listOwnOrganizations, type OwnOrganizations } from './own-organizations'

/** What stands around every page. */
export interface Shell {
  own: OwnOrganizations
  /** The id of the sample data that the organization sees; null where it sees none. */
  sample: string | null
  /** A snoozed one whose time is over counts again. */
  openAlerts: number
  /** True where a newer catalogue waits for who may take it. */
  hasNewCatalogue: boolean
  share: UsageShare
}

/** Read with each page, so in one transaction. */
export async function getShell(caller: MemberCaller): Promise<Shell> {
  requireAllowed(caller, 'view_imports')
  requireAllowed(caller, 'view_spend')
  const [own, inside] = await Promise.all([
    listOwnOrganizations(caller),
    inOrganizationSql(caller.organizationId, async (tx) => ({
      sample: await findSampleImportId(tx),
      openAlerts: await countOpenAlertRows(tx),
      hasNewCatalogue: mayDo(caller, 'manage_prices') && (await isNewerWaiting(tx)),
      share: await findUsageShare(tx),
    })),
  ])
  return { own, ...inside }
}
