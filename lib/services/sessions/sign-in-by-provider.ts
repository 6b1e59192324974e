import { insertAuditEverywhere } from '../../data/audit/insert-audit-everywhere'
import { inPrismaTransaction } from '../../data/database'
import {
  findLinkedAccounts,
  findUserBySubject,
  insertLinkedAccount,
  lockSignInWays,
} from '../../data/linked-accounts/linked-accounts'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { nameUser } from '../../data/members/name-user'
import { ProductError } from '../../domain/errors'
import type { ProvidedIdentity } from '../../domain/members/provided-identity'
import type { SignInRefusal } from '../../domain/members/sign-in-problem'
import { log } from '../../observe/log'
import { limitSignInsFrom } from './limit-sign-ins'
import { openSession, type SignedIn } from './open-session'

export interface ProviderSignIn {
  identity: ProvidedIdentity
  ip: string | null
  userAgent: string | null
}

export type ProviderAnswer = { opened: SignedIn } | { refused: SignInRefusal }

/**
 * Opens a session for a member whom a provider has signed in. Its subject says who they are, once it is linked; it is linked
 * by an address that the provider has verified, and by nothing else. A stranger and a former member hear the same.
 */
export async function signInByProvider({ identity, ip, userAgent }: ProviderSignIn): Promise<ProviderAnswer> {
  const forgive = await limitSignInsFrom(ip).catch((error: unknown) => {
    if (error instanceof ProductError && error.code === 'rate_limited') return null
    throw error
  })
  const user = forgive ? await findPerson(identity, ip) : 'too_many'
  if (typeof user === 'string') {
    log.warn('sign_in.refused', { provider: identity.provider, reason: user, ip })
    return { refused: user }
  }
  await forgive?.()
  return { opened: await openSession({ user, ip, userAgent, provider: identity.provider }) }
}

interface Person {
  id: string
  email: string
}

async function findPerson(identity: ProvidedIdentity, ip: string | null): Promise<Person | SignInRefusal> {
  const linked = await findUserBySubject(identity)
  if (linked) return (await isMember(linked)) ? linked : 'not_invited'
  const { verifiedEmail } = identity
  if (verifiedEmail === null) return 'unverified'
  const user = await findUserByEmail(verifiedEmail)
  if (!user || !(await isMember(user))) return 'not_invited'
  return (await link(user, identity, ip)) ? user : 'linked_otherwise'
}

async function isMember({ id }: Person): Promise<boolean> {
  return (await findMembershipsOfUser(id)).length > 0
}

async function link(user: Person, identity: ProvidedIdentity, ip: string | null): Promise<boolean> {
  const { provider, issuer, subject, name } = identity
  const isNew = await inPrismaTransaction({ nothing: true }, async (tx) => {
    const hasPassword = await lockSignInWays(tx, user.id)
    const isFirstWay = !hasPassword && (await findLinkedAccounts(tx, user.id)).length === 0
    const account = { userId: user.id, provider, issuer, subject, label: identity.verifiedEmail ?? '' }
    if (!(await insertLinkedAccount(tx, account))) return false
    if (name) await nameUser(tx, user.id, name)
    const entry = { actorUserId: user.id, actorLabel: user.email, subject: `user ${user.email}`, ip }
    if (isFirstWay) await insertAuditEverywhere(tx, user.id, { ...entry, action: 'member.join' })
    const after = { provider, issuer, subject }
    await insertAuditEverywhere(tx, user.id, { ...entry, action: 'account.link', after })
    return true
  })
  // Two tabs of one person may link at the same time: the one that was second finds it linked.
  return isNew || (await findUserBySubject(identity))?.id === user.id
}
