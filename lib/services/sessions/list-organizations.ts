import { findOrganizationsOfUser } from '../../data/members/find-organizations-of-user'
import type { MemberCaller } from '../../domain/members/caller'

export interface OrganizationChoice {
  id: number
  name: string
  isCurrent: boolean
}

/** The caller's organizations, by name. */
export async function listOrganizations(caller: MemberCaller): Promise<OrganizationChoice[]> {
  const found = await findOrganizationsOfUser(caller.userId)
  return found.map(({ id, name }) => ({ id, name, isCurrent: id === caller.organizationId }))
}
