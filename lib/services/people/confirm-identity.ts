import { z } from 'zod'
import { showSeries } from '../../data/attribution/series-labels'
import { insertAuditRow } from '../../data/audit/insert-audit-row'
import { inOrganizationSql } from '../../data/database'
import { lockIdentities } from '../../data/erasure/erased-names'
import { findMembersOf } from '../../data/erasure/find-person'
import { insertIdentity } from '../../data/people/identity-rows'
import { sumSentNames } from '../../data/people/sum-sent-names'
import { sameSpelling } from '../../domain/erasure/identity-name'
import { isPseudonym } from '../../domain/erasure/pseudonym'
import { ProductError } from '../../domain/errors'
import { type Caller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'

export const identityInput = z.strictObject({
  name: z.string().min(1).max(512).describe('As usage was sent under it.'),
  email: z.string().trim().min(1).max(254).describe('The member whose name it is.'),
})

/**
 * Makes a name in the logs a member's: from now on usage that was sent under it, before or after, is shown under their
 * address. No event, roll-up or cost is written; taking it back shows everything as it was sent.
 */
export async function confirmIdentity(
  caller: Caller,
  input: unknown,
): Promise<{ name: string; email: string }> {
  requireAllowed(caller, 'manage_members')
  const { name, email } = parseInput(identityInput, input)
  return inOrganizationSql(caller.organizationId, async (tx) => {
    // What is being written now is waited for, and what comes next finds the name confirmed.
    await lockIdentities(tx)
    const members = await findMembersOf(tx)
    const member = members.find((one) => sameSpelling(one.email) === sameSpelling(email))
    if (!member) throw refusal('email', 'There is no such member.')
    if (isPseudonym(name)) throw refusal('name', 'A pseudonym is nobody’s name.')
    if (name === member.email) throw refusal('name', `${name} is their address: it is theirs already.`)
    const other = members.find((one) => one !== member && sameSpelling(one.email) === sameSpelling(name))
    if (other) throw refusal('name', `${other.email} is another member’s address.`)
    const sent = (await sumSentNames(tx)).find((one) => one.name === name)
    if (!sent) throw refusal('name', 'No usage was sent under this name.')
    const actor = auditActor(caller)
    const isNew = await insertIdentity(tx, {
      ...{ name, userId: member.userId, person: member.email },
      ...{ confirmedBy: actor.actorUserId, confirmedLabel: actor.actorLabel },
    })
    if (!isNew)
      throw new ProductError('conflict', `${name} is confirmed to be somebody’s. Take it back first.`)
    await showSeries(tx)
    await insertAuditRow(tx, {
      ...actor,
      action: 'identity.confirm',
      subject: `user ${member.email}`,
      after: { user: name, events: Number(sent.events), cost_usd: sent.costUsd },
    })
    return { name, email: member.email }
  })
}

function refusal(path: string, message: string): ProductError {
  return new ProductError('invalid', message, { fields: [{ path, message }] })
}
