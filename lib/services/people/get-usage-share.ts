import { inOrganizationSql } from '../../data/database'
import { findUsageShare } from '../../data/people/members-see'
import type { MemberCaller } from '../../domain/members/caller'
import type { UsageShare } from '../../domain/people/members-see'

/** How much of the organization's usage the caller sees, for pages to say so. */
export function getUsageShare(caller: MemberCaller): Promise<UsageShare> {
  return inOrganizationSql(caller.organizationId, findUsageShare)
}
