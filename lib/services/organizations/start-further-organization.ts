import { z } from 'zod'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import { insertOrganization } from '../../data/organizations/insert-organization'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { organizationNameSchema } from '../../domain/organizations/organization-settings'
import { timeZoneSchema } from '../../domain/organizations/time-zone'
import { parseInput } from '../../domain/parse-input'
import { env } from '../../env'
import { limitRequests } from '../limit-requests'

const inputSchema = z.object({ name: organizationNameSchema, timeZone: timeZoneSchema })
const limit = { points: 10, durationSeconds: 24 * 3_600 }

/** Whether the server lets this person start one: by OUTLAY_NEW_ORGANIZATIONS, an owner of one that it has. */
export async function mayStartOrganization({ userId }: MemberCaller): Promise<boolean> {
  const { OUTLAY_NEW_ORGANIZATIONS: allowed } = env()
  if (allowed !== 'owners') return allowed === 'members'
  return (await findMembershipsOfUser(userId)).some(({ role }) => role === 'owner')
}

/** Starts a further organization, with the caller as its owner; answers its number. */
export async function startFurtherOrganization(caller: MemberCaller, input: unknown): Promise<number> {
  if (!(await mayStartOrganization(caller))) {
    throw new ProductError(
      'forbidden',
      'You may not start an organization here. Ask whoever runs this server.',
    )
  }
  const settings = parseInput(inputSchema, input)
  const { userId, email, ip } = caller
  await limitRequests(`organization:${userId}`, limit)
  return insertOrganization({ ...settings, owner: { userId, email, ip } })
}
