import { z } from 'zod'
import { deleteApiKeys } from '../../data/api-keys/delete-api-keys'
import { inOrganizationSql } from '../../data/database'
import { deleteMembers } from '../../data/members/delete-members'
import { insertDeletedOrganization } from '../../data/organizations/deleted-organizations'
import { lockOrganizationName } from '../../data/organizations/lock-organization-name'
import { deleteRateLimits } from '../../data/rate-limits/delete-rate-limits'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { log } from '../../observe/log'

/** What `DELETE /api/v1/organization` takes. */
export const deletionInput = z.object({
  confirm: z.string().describe('The exact name of the organization.'),
})

/**
 * Deletes the organization: keys, memberships and the accounts of who is in no other end with this, nothing of it is
 * served or written from now on, and the worker takes its rows away. Answers whose accounts are gone.
 */
export async function deleteOrganization(caller: Caller, input: unknown): Promise<{ goneUserIds: string[] }> {
  requireAllowed(caller, 'delete_organization')
  const { confirm } = parseInput(deletionInput, input)
  const { organizationId } = caller
  const goneUserIds = await inOrganizationSql(organizationId, async (tx) => {
    const name = await lockOrganizationName(tx)
    if (confirm !== name) {
      throw new ProductError('invalid', 'This is not the name of the organization. Nothing was deleted.', {
        fields: [{ path: 'confirm', message: `Type the name exactly as it is: ${name}` }],
      })
    }
    const keys = await deleteApiKeys(tx)
    const people = await deleteMembers(tx)
    await deleteRateLimits(tx, [
      `report-now:${organizationId}`,
      ...keys.map((id) => `key:${id}`),
      ...people.map((id) => `password:${id}`),
    ])
    await insertDeletedOrganization(tx)
    return people
  })
  log.info('organization.delete', { organization_id: organizationId })
  return { goneUserIds }
}
