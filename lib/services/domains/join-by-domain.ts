import { findVerification } from '../../auth/find-verification'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import {
  claimDomain,
  findEmailDomain,
  findHolderOfDomain,
  releaseDomain,
} from '../../data/domains/email-domains'
import { hasBeenMember } from '../../data/domains/removed-members'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { insertMember } from '../../data/members/insert-member'
import { acceptMembership } from '../../data/members/open-invitation'
import { domainOf } from '../../domain/members/email-domain'

// A domain that was given up or sold lets nobody in for longer than this.
const BELIEVED_FOR_MS = 24 * 3_600_000

export interface OpenDomain {
  organizationId: number
  domain: string
  role: string
}

/**
 * The organization that somebody with this verified address joins by themselves; null where they are in it, were removed
 * from it, or where the domain's record, looked at again daily, is gone. `userId`: their account, where they have one.
 */
export async function findOpenDomain(
  asked: { verifiedEmail: string; userId: string | null },
  now: Date,
): Promise<OpenDomain | null> {
  const { verifiedEmail, userId } = asked
  const domain = domainOf(verifiedEmail)
  const organizationId = domain && (await findHolderOfDomain(domain))
  if (!domain || !organizationId) return null
  const held = await inOrganization(organizationId, async (tx) => {
    if (userId && (await hasBeenMember(tx, organizationId, userId))) return null
    return findEmailDomain(tx, organizationId, domain)
  })
  if (!held?.verifiedAt) return null
  const open = { organizationId, domain, role: held.role }
  if (held.checkedAt && now.getTime() - held.checkedAt.getTime() < BELIEVED_FOR_MS) return open
  const found = await findVerification(domain, held.token)
  // Where DNS does not answer nobody is let in, and nothing is taken away either.
  if (found === 'unknown') return null
  await inOrganization(organizationId, async (tx) => {
    if (found === 'found') return void (await claimDomain(tx, organizationId, domain))
    await releaseDomain(tx, organizationId, domain)
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: null,
      actorLabel: 'Outlay',
      action: 'domain.lose',
      subject: `domain ${domain}`,
      ip: null,
    })
  })
  return found === 'found' ? open : null
}

/** Makes the person with this address, which a provider has verified, a member, and answers who they are. */
export async function joinByDomain(
  { organizationId, domain, role }: OpenDomain,
  { email, ip }: { email: string; ip: string | null },
): Promise<{ id: string; email: string }> {
  await inOrganization(organizationId, async (tx) => {
    await insertMember(tx, organizationId, { email, role })
    const joined = await acceptMembership(tx, organizationId, { email, role })
    if (!joined) return
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: joined.userId,
      actorLabel: email,
      action: 'member.join',
      subject: `user ${email}`,
      after: { role: joined.role, domain },
      ip,
    })
  })
  const user = await findUserByEmail(email)
  if (!user) throw new Error('who has joined is not there')
  return user
}
