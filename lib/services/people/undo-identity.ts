import { showSeries } from '../../data/attribution/series-labels'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { lockIdentities } from '../../data/erasure/erased-names'
import { deleteIdentity } from '../../data/people/identity-rows'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'

/** Takes a confirmed name back: usage that was sent under it is shown under it again. */
export async function undoIdentity(caller: Caller, name: string): Promise<void> {
  requireAllowed(caller, 'manage_members')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    await lockIdentities(tx)
    const gone = await deleteIdentity(tx, name)
    if (!gone) throw new ProductError('not_found', 'This name is not confirmed to be anybody’s.')
    await showSeries(tx)
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'identity.undo',
      subject: `user ${gone.person}`,
      before: { user: name },
    })
  })
}
