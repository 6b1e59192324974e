import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { findFirstSteps, putFirstStepsAway } from '../../data/organizations/first-steps'
import { areAllDone, type FirstStepsDone } from '../../domain/first-steps/first-steps'
import { type MemberCaller, mayDo, requireAllowed } from '../../domain/members/caller'
import { auditActor } from '../audit-actor'

/** What a new organization has done of its first steps; null for who could not do them, and once they have ended. */
export async function getFirstSteps(caller: MemberCaller): Promise<FirstStepsDone | null> {
  if (!mayDo(caller, 'manage_organization')) return null
  return inOrganizationSql(caller.organizationId, async (tx) => {
    const done = await findFirstSteps(tx)
    if (done === null || !areAllDone(done)) return done
    // For good: a budget that is deleted later does not bring them back.
    await putFirstStepsAway(tx, true)
    return null
  })
}

/** Puts the first steps away for the whole organization, or back. */
export async function hideFirstSteps(caller: MemberCaller, isAway: boolean): Promise<void> {
  requireAllowed(caller, 'manage_organization')
  await inOrganizationSql(caller.organizationId, async (tx) => {
    if (!(await putFirstStepsAway(tx, isAway))) return
    await insertAuditRow(tx, {
      ...auditActor(caller),
      action: 'organization.first_steps',
      subject: `organization ${caller.organizationId}`,
      after: { first_steps: isAway ? 'away' : 'shown' },
    })
  })
}
