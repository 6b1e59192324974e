import { deleteJobsOfOrganization } from '../../data/jobs'
import { deleteLateMembers } from '../../data/members/delete-members'
import {
  deleteOrganizationRows,
  findOrganizationTables,
  type OrganizationTable,
} from '../../data/organizations/delete-organization-rows'
import { finishDeletion, isLeft } from '../../data/organizations/deleted-organizations'
import { log } from '../../observe/log'

// Some milliseconds a batch: who shares the database with it does not notice.
const AT_ONCE = 2_000
const SAID_EVERY = 100_000

/**
 * Takes away what a deleted organization held, a small transaction after the other; stopped anywhere, the next call goes
 * on. Does nothing while somebody who came before is still writing: the next call looks again.
 */
export async function removeDeletedOrganization(
  organizationId: number,
  { signal, atOnce = AT_ONCE }: { signal?: AbortSignal; atOnce?: number } = {},
): Promise<void> {
  if (!(await isLeft(organizationId))) return
  await deleteLateMembers(organizationId)
  const tables = await findOrganizationTables()
  let rows: number
  do {
    rows = 0
    for (const table of tables) rows += await removeRows(organizationId, table, { signal, atOnce })
    if (signal?.aborted) return
    // Another worker at the same rows may have cut a batch short: it is over when nothing is found.
  } while (rows > 0)
  await deleteJobsOfOrganization(organizationId)
  if (await finishDeletion(organizationId))
    log.info('organization.deleted', { organization_id: organizationId })
}

async function removeRows(
  organizationId: number,
  table: OrganizationTable,
  { signal, atOnce }: { signal: AbortSignal | undefined; atOnce: number },
): Promise<number> {
  let rows = 0
  let said = 0
  let after: string[] | null = null
  const say = () => {
    said = rows
    log.info('organization.deleting', { organization_id: organizationId, table: table.name, rows })
  }
  do {
    if (signal?.aborted) break
    const batch = await deleteOrganizationRows(organizationId, table, { after, atMost: atOnce })
    rows += batch.rows
    after = batch.last
    if (rows - said >= SAID_EVERY) say()
  } while (after)
  if (rows > said) say()
  return rows
}
