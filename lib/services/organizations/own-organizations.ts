import {
  findOrganizationsOfUser,
  hasSeveralOrganizations,
  type OwnOrganization,
} from '../../data/organizations/find-organizations-of-user'
import type { MemberCaller } from '../../domain/members/caller'
import { mayStartOrganization } from './start-further-organization'

export interface OwnOrganizations {
  /** Those that the caller is in, this one too. */
  organizations: OwnOrganization[]
  /** Addresses of pages then say of which organization they are. */
  isOneOfSeveral: boolean
  mayStart: boolean
}

/** Where else the caller may go. */
export async function listOwnOrganizations(caller: MemberCaller): Promise<OwnOrganizations> {
  const [organizations, isOneOfSeveral, mayStart] = await Promise.all([
    findOrganizationsOfUser(caller.userId),
    hasSeveralOrganizations(),
    mayStartOrganization(caller),
  ])
  return { organizations, isOneOfSeveral, mayStart }
}
