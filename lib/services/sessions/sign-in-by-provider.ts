import { insertAuditEverywhere } from '../../data/audit/insert-audit-everywhere'
import { inPrismaTransaction } from '../../data/database'
import {
  findUserBySubject,
  insertLinkedAccount,
  lockSignInWays,
  markAddressProven,
} from '../../data/linked-accounts/linked-accounts'
import { deletePassword } from '../../data/members/delete-password'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { nameUser } from '../../data/members/name-user'
import { findOpenInvitationsOf } from '../../data/members/open-invitation'
import { ProductError } from '../../domain/errors'
import type { ProvidedIdentity } from '../../domain/members/provided-identity'
import type { SignInRefusal } from '../../domain/members/sign-in-problem'
import { log } from '../../observe/log'
import { findOpenDomain, joinByDomain } from '../domains/join-by-domain'
import { acceptByProvider } from '../members/accept-by-provider'
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
 * by an address that the provider has verified, and by nothing else. Who has one in an organization's verified domain joins it.
 * A stranger and a former member hear the same.
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
  const { verifiedEmail } = identity
  const linked = await findUserBySubject(identity)
  if (!linked && verifiedEmail === null) return 'unverified'
  const known = linked ?? (await findUserByEmail(verifiedEmail ?? ''))
  const door =
    verifiedEmail && (await findOpenDomain({ verifiedEmail, userId: known?.id ?? null }, new Date()))
  const isMember = known !== null && (await findMembershipsOfUser(known.id)).length > 0
  // Who is in an organization answers other invitations by their links.
  const invitations = known && !isMember ? await findOpenInvitationsOf(known.id) : []
  if (!door && !isMember && invitations.length === 0) return 'not_invited'
  // Their account comes first: who was given somebody's old address must not make them join.
  if (known && !linked && !(await link(known, identity, ip))) return 'linked_otherwise'
  if (known) await acceptByProvider(known, invitations, { provider: identity.provider, ip })
  const joined = door ? await joinByDomain(door, { email: known?.email ?? verifiedEmail ?? '', ip }) : known
  if (!joined) return 'not_invited'
  return known || (await link(joined, identity, ip)) ? joined : 'linked_otherwise'
}

async function link(user: Person, identity: ProvidedIdentity, ip: string | null): Promise<boolean> {
  const { provider, issuer, subject, name } = identity
  const isNew = await inPrismaTransaction({ nothing: true }, async (tx) => {
    const { hasPassword, isAddressProven } = await lockSignInWays(tx, user.id)
    const account = { userId: user.id, provider, issuer, subject, label: identity.verifiedEmail ?? '' }
    if (!(await insertLinkedAccount(tx, account))) return false
    if (name) await nameUser(tx, user.id, name)
    // It was chosen by a link that somebody passed on, who may have chosen it themselves.
    const endsPassword = hasPassword && !isAddressProven
    if (endsPassword) await deletePassword(tx, user.id)
    await markAddressProven(tx, user.id)
    const entry = { actorUserId: user.id, actorLabel: user.email, subject: `user ${user.email}`, ip }
    const after = { provider, issuer, subject, ...(endsPassword && { password: 'ended' }) }
    await insertAuditEverywhere(tx, user.id, { ...entry, action: 'account.link', after })
    return true
  })
  // Two tabs of one person may link at the same time: the one that was second finds it linked.
  return isNew || (await findUserBySubject(identity))?.id === user.id
}
