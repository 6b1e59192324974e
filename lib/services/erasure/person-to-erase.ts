import { z } from 'zod'
import { erasedNameHasher } from '../../auth/hash-erased-name'
import type { SqlTransaction } from '../../data/database'
import type { Identity } from '../../data/erasure/erase-columns'
import type { ErasedLabels } from '../../data/erasure/erased-labels'
import { findOtherNames, findUserLabels } from '../../data/erasure/find-names'
import { findFormerMember, findMembersOf, type Person } from '../../data/erasure/find-person'
import { findIdentities } from '../../data/people/identity-rows'
import { isTelling, NAME_KINDS, type NameKind, sameSpelling } from '../../domain/erasure/identity-name'
import { isPseudonym } from '../../domain/erasure/pseudonym'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { isRole } from '../../domain/members/roles'
import { refuseAbove } from '../members/change-members'

/** Whom to erase: a member, a user label of the logs, or both. */
export const personInput = z.object({
  userId: z.uuid().nullable(),
  labels: z.array(z.string().trim().min(1).max(512)).max(100, 'At most 100 names are one person’s.'),
})
type PersonInput = z.infer<typeof personInput>

export interface PersonToErase {
  /** Null for who never had an account here. */
  person: Person | null
  /** What must be typed to confirm it. */
  confirmation: string
  labels: ErasedLabels
  names: Record<NameKind, readonly string[]>
  identities: readonly string[]
  /** Of every name by what it is of: what is kept of them. */
  hashes: readonly string[]
}

/** What belongs to the person that is asked for; refuses who may not be erased by the caller. */
export async function findPersonToErase(
  tx: SqlTransaction,
  caller: MemberCaller,
  { userId, labels }: PersonInput,
): Promise<PersonToErase> {
  const members = await findMembersOf(tx)
  const asked = [...new Set(labels.map(sameSpelling))]
  if (asked.some(isPseudonym)) throw refusal('A pseudonym names nobody: there is nothing to erase.')
  const other = members.find((one) => one.userId !== userId && asked.includes(sameSpelling(one.email)))
  if (other) throw refusal(`${other.email} is another member’s address. Erase that person instead.`)
  const member = userId === null ? null : findMember(caller, members, userId)
  if (!member && asked.length === 0) throw refusal('Choose a name that this person has in the logs.')
  const person = member ?? (await findFormerMember(tx, asked))
  const confirmed = (await findIdentities(tx)).filter(
    (one) => one.userId === person?.userId || asked.includes(sameSpelling(one.person)),
  )
  const own = [...(person ? [person.email] : []), ...confirmed.map(({ name }) => name)].map(sameSpelling)
  const spellings = [...new Set([...own, ...asked])]
  const users = (await findUserLabels(tx)).filter((label) => spellings.includes(sameSpelling(label)))
  if (!person && users.length === 0) throw refusal('No usage has this name.')
  const names = await namesOf(tx, spellings, users)
  const full = [...spellings, ...(person?.name ? [sameSpelling(person.name)] : [])].filter(isTelling)
  const hashOf = erasedNameHasher(tx.organizationId)
  return {
    person,
    confirmation: person?.email ?? labels[0] ?? '',
    labels: { spellings, users },
    names,
    identities: [...new Set([...full, ...(person ? [person.userId] : [])])],
    hashes: NAME_KINDS.flatMap((kind) => names[kind].map((name) => hashOf(kind, name))),
  }
}

/** As the columns of an organization are searched for them. */
export function identityOf(
  { identities, names, person }: Pick<PersonToErase, 'identities' | 'names' | 'person'>,
  pseudonym: string,
): Identity {
  return { identities, names, pseudonym, userId: person?.userId ?? null }
}

function findMember(caller: MemberCaller, members: readonly Person[], userId: string): Person {
  const member = members.find((one) => one.userId === userId)
  if (!member?.role || !isRole(member.role)) throw new ProductError('not_found', 'There is no such member.')
  refuseAbove(caller, member.role)
  if (userId === caller.userId)
    throw new ProductError(
      'conflict',
      'Nobody erases themselves: the log must say who did it. Ask another admin.',
    )
  return member
}

// A project called as a person is theirs only where nobody else works in it; an address is nobody else's anywhere.
async function namesOf(
  tx: SqlTransaction,
  spellings: readonly string[],
  users: readonly string[],
): Promise<Record<NameKind, readonly string[]>> {
  const other = await findOtherNames(tx, spellings, users)
  const telling = spellings.filter(isTelling)
  const of = (kind: NameKind): readonly string[] => [
    ...new Set([
      ...telling,
      ...other.filter((one) => one.kind === kind && one.isTheirs).map(({ name }) => name),
    ]),
  ]
  return {
    user: spellings,
    tag: spellings,
    project: of('project'),
    team: of('team'),
    task: of('task'),
    framework: of('framework'),
  }
}

function refusal(message: string): ProductError {
  return new ProductError('invalid', message, { fields: [{ path: 'labels', message }] })
}
