import { z } from 'zod'
import { showSeries } from '../../data/attribution/series-labels'
import { removeChannel } from '../../data/channels/channel-rows'
import type { SqlTransaction } from '../../data/database'
import { eraseAuditLog } from '../../data/erasure/erase-audit-log'
import { eraseColumns } from '../../data/erasure/erase-columns'
import { eraseDropExamples } from '../../data/erasure/erase-drop-examples'
import { eraseTold } from '../../data/erasure/erase-told'
import { eraseUsage } from '../../data/erasure/erase-usage'
import { eraseWithheld } from '../../data/erasure/erase-withheld'
import {
  findErasedNames,
  insertErasedNames,
  lockIdentities,
  upsertErasedPerson,
} from '../../data/erasure/erased-names'
import { findMailChannels } from '../../data/erasure/find-names'
import { deletePerson, lockMembership } from '../../data/erasure/find-person'
import { inWholeOrganization } from '../../data/erasure/in-whole-organization'
import { deleteIdentitiesOf } from '../../data/people/identity-rows'
import { sameSpelling } from '../../domain/erasure/identity-name'
import { pseudonymOf } from '../../domain/erasure/pseudonym'
import type { PseudonymFor } from '../../domain/erasure/without-identity'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { auditActor } from '../audit-actor'
import { findPersonToErase, identityOf, type PersonToErase, personInput } from './person-to-erase'

const inputSchema = personInput.extend({
  /** Of the channels of mail to them: those to delete; the others stay. */
  channelIds: z.array(z.uuid()).max(100),
  confirmation: z.string().max(512),
})

export interface Erased {
  pseudonym: string
  series: number
  events: number
  isAccountDeleted: boolean
}

/**
 * Takes a person's identity out of the organization: their usage stays, to the last digit, under a pseudonym; their
 * membership ends, and their account where it was the last one. All or nothing, and for good.
 */
export async function erasePerson(caller: MemberCaller, input: unknown): Promise<Erased> {
  requireAllowed(caller, 'manage_members')
  const given = parseInput(inputSchema, input)
  return inWholeOrganization(caller.organizationId, async (tx) => {
    await lockIdentities(tx)
    await lockMembership(tx)
    const found = await findPersonToErase(tx, caller, given)
    if (sameSpelling(given.confirmation) !== sameSpelling(found.confirmation)) {
      const message = `Type ${found.confirmation} to confirm.`
      throw new ProductError('invalid', message, { fields: [{ path: 'confirmation', message }] })
    }
    const number = await nameAnew(tx, found)
    const pseudonym = pseudonymOf(number)
    const identity = identityOf(found, pseudonym)
    const channels = await deleteChannels(tx, found, given.channelIds)
    // First, so that whoever acts as this person now is waited for, and nobody does from here on.
    const isAccountDeleted = found.person !== null && (await deletePerson(tx, found.person.userId))
    await deleteIdentitiesOf(tx, { userId: identity.userId, names: found.labels.users })
    const usage = await moveUsage(tx, found, pseudonym)
    const { mails } = await eraseTold(tx, identity)
    const rows = (await eraseColumns(tx, identity)).filter((table) => table.rows > 0)
    // Rules may name them no more, and what they were sent under is another name.
    await showSeries(tx)
    await eraseAuditLog(tx, { number, identity }, auditActor(caller), {
      ...usage,
      channels_deleted: channels,
      mails_deleted: mails,
      account_deleted: isAccountDeleted,
      rows: Object.fromEntries(rows.map(({ table, rows: count }) => [table, count])),
    })
    return { pseudonym, ...usage, isAccountDeleted }
  })
}

// Somebody whose name was erased before keeps the pseudonym that it has.
async function nameAnew(tx: SqlTransaction, { hashes }: PersonToErase): Promise<number> {
  const known = (await findErasedNames(tx)).find(({ hash }) => hashes.includes(hash))
  const number = await upsertErasedPerson(tx, known?.number ?? null)
  await insertErasedNames(tx, number, hashes)
  return number
}

async function moveUsage(
  tx: SqlTransaction,
  { labels, names }: PersonToErase,
  pseudonym: string,
): Promise<{ series: number; events: number }> {
  const pseudonymFor: PseudonymFor = (kind, name) =>
    names[kind].includes(sameSpelling(name)) ? pseudonym : null
  await eraseWithheld(tx, pseudonymFor)
  await eraseDropExamples(tx, labels, pseudonymFor)
  return eraseUsage(tx, labels, pseudonymFor)
}

async function deleteChannels(
  tx: SqlTransaction,
  { identities }: PersonToErase,
  chosen: readonly string[],
): Promise<number> {
  const theirs = (await findMailChannels(tx, identities)).filter(({ id }) => chosen.includes(id))
  for (const { id } of theirs) await removeChannel(tx, id)
  return theirs.length
}
