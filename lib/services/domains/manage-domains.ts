import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { inOrganization } from '../../data/database'
import {
  deleteEmailDomain,
  findEmailDomain,
  findEmailDomains,
  insertEmailDomain,
} from '../../data/domains/email-domains'
import { ProductError } from '../../domain/errors'
import { type Caller, type MemberCaller, requireAllowed } from '../../domain/members/caller'
import {
  DOMAIN_ROLES,
  domainSchema,
  type EmailDomainView,
  verificationRecord,
} from '../../domain/members/email-domain'
import { parseInput } from '../../domain/parse-input'
import { changeDomains, noSuchDomain } from './change-domains'

const inputSchema = z.object({ domain: domainSchema, role: z.enum(DOMAIN_ROLES) })
const MOST_DOMAINS = 50

/** The domains of the caller's organization whose people may join by themselves. */
export async function listDomains(caller: Caller): Promise<EmailDomainView[]> {
  requireAllowed(caller, 'view_members')
  const { organizationId } = caller
  const rows = await inOrganization(organizationId, (tx) => findEmailDomains(tx, organizationId))
  return rows.flatMap(({ domain, role, token, checkedAt, verifiedAt }) => {
    const known = DOMAIN_ROLES.find((one) => one === role)
    if (!known) return []
    const record = verificationRecord(token)
    const [checked, verified] = [checkedAt?.toISOString() ?? null, verifiedAt?.toISOString() ?? null]
    return [{ domain, role: known, record, checkedAt: checked, verifiedAt: verified }]
  })
}

/** Adds a domain. Nobody joins by it until its record was found. */
export async function addDomain(caller: MemberCaller, input: unknown): Promise<void> {
  const { organizationId } = caller
  await changeDomains(caller, async (tx, audit) => {
    const { domain, role } = parseInput(inputSchema, input)
    if ((await findEmailDomains(tx, organizationId)).length >= MOST_DOMAINS) {
      throw new ProductError('conflict', `An organization has at most ${MOST_DOMAINS} domains. Remove one.`)
    }
    const token = randomBytes(20).toString('hex')
    if (!(await insertEmailDomain(tx, organizationId, { domain, role, token }))) {
      const message = 'This domain is there already.'
      throw new ProductError('conflict', message, { fields: [{ path: 'domain', message }] })
    }
    await audit({ action: 'domain.add', subject: `domain ${domain}`, after: { role } })
  })
}

/** Removes a domain; who joined by it stays. */
export async function removeDomain(caller: MemberCaller, domain: string): Promise<void> {
  const { organizationId } = caller
  await changeDomains(caller, async (tx, audit) => {
    const found = await findEmailDomain(tx, organizationId, domain)
    if (!found) throw noSuchDomain()
    await deleteEmailDomain(tx, organizationId, domain)
    await audit({ action: 'domain.remove', subject: `domain ${domain}`, before: { role: found.role } })
  })
}
