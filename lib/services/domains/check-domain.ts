import { findVerification } from '../../auth/find-verification'
import { inOrganization } from '../../data/database'
import { claimDomain, findEmailDomain, releaseDomain } from '../../data/domains/email-domains'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { limitRequests } from '../limit-requests'
import { changeDomains, noSuchDomain } from './change-domains'

const limit = { points: 30, durationSeconds: 15 * 60 }

/** `held`: another organization of this server has shown it to be its own. `unknown`: DNS did not answer. */
export type DomainCheck = 'verified' | 'missing' | 'held' | 'unknown'

/** Looks whether the domain's record is there; people join from then on, or no longer. */
export async function checkDomain(caller: MemberCaller, domain: string): Promise<DomainCheck> {
  requireAllowed(caller, 'manage_domains')
  const { organizationId } = caller
  await limitRequests(`domain-check:${organizationId}`, limit)
  const asked = await inOrganization(organizationId, (tx) => findEmailDomain(tx, organizationId, domain))
  if (!asked) throw noSuchDomain()
  const found = await findVerification(domain, asked.token)
  if (found === 'unknown') return 'unknown'
  return changeDomains(caller, async (tx, audit) => {
    // Removed, or removed and added anew with another token, while DNS was asked.
    const before = await findEmailDomain(tx, organizationId, domain)
    if (before?.token !== asked.token) throw noSuchDomain()
    const subject = `domain ${domain}`
    if (found === 'missing') {
      await releaseDomain(tx, organizationId, domain)
      if (before.verifiedAt) await audit({ action: 'domain.lose', subject })
      return 'missing'
    }
    if (!(await claimDomain(tx, organizationId, domain))) return 'held'
    if (!before.verifiedAt) await audit({ action: 'domain.verify', subject, after: { role: before.role } })
    return 'verified'
  })
}
