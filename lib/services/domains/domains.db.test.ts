import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DnsServer, openDnsServer } from '../../../e2e/fixtures/dns-server'
import { inSqlTransaction } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { ROLES } from '../../domain/members/roles'
import { captureLog } from '../../testing/captured-log'
import { makeOrganization } from '../../testing/make-organization'
import { givePassword, readAudit } from '../../testing/members'
import { addMember } from '../members/add-member'
import { listMembers } from '../members/list-members'
import { removeMember } from '../members/remove-member'
import { deleteOrganization } from '../organizations/delete-organization'
import { type ProviderAnswer, signInByProvider } from '../sessions/sign-in-by-provider'
import { checkDomain } from './check-domain'
import { addDomain, listDomains, removeDomain } from './manage-domains'

let dns: DnsServer

beforeAll(async () => {
  dns = await openDnsServer()
  process.env.OUTLAY_DNS_SERVER = dns.address
})
afterAll(() => dns.close())
beforeEach(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
  captureLog()
})

const newDomain = () => `d${randomUUID().slice(0, 8)}.example`

async function publish(owner: MemberCaller, domain: string): Promise<void> {
  const added = (await listDomains(owner)).find((one) => one.domain === domain)
  dns.records[domain] = ['v=spf1 -all', added?.record ?? '']
}

async function verifiedDomain(role: 'viewer' | 'member' = 'member') {
  const owner = await makeOrganization()
  const domain = newDomain()
  await addDomain(owner, { domain, role })
  await publish(owner, domain)
  expect(await checkDomain(owner, domain)).toBe('verified')
  return { owner, domain }
}

function arrive(email: string, subject = randomUUID()): Promise<ProviderAnswer> {
  return signInByProvider({
    identity: {
      provider: 'oidc',
      issuer: 'https://id.example',
      subject,
      verifiedEmail: email,
      name: 'Grace',
    },
    ip: `2001:db8:${randomUUID().slice(0, 4)}::1`,
    userAgent: null,
  })
}

const addressAt = (domain: string) => `${randomUUID()}@${domain}`
const roleOf = async (owner: MemberCaller, email: string) =>
  (await listMembers(owner)).find((one) => one.email === email)?.role ?? null

describe('managing domains', () => {
  it.each(ROLES.filter((role) => role !== 'owner'))('is refused to a %s', async (role) => {
    const caller = await makeOrganization({ role })
    const refused = { code: 'forbidden' }
    await expect(addDomain(caller, { domain: newDomain(), role: 'viewer' })).rejects.toMatchObject(refused)
    await expect(checkDomain(caller, 'a.example')).rejects.toMatchObject(refused)
    await expect(removeDomain(caller, 'a.example')).rejects.toMatchObject(refused)
    expect(await listDomains(caller)).toEqual([])
  })

  it.each([
    [{ domain: 'gmail.com', role: 'viewer' }, 'domain'],
    [{ domain: 'nonsense', role: 'viewer' }, 'domain'],
    [{ domain: 'a.example', role: 'admin' }, 'role'],
    [{ domain: 'a.example', role: 'owner' }, 'role'],
  ])('refuses %j at its field', async (input, path) => {
    await expect(addDomain(await makeOrganization(), input)).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: [{ path }] },
    })
  })

  it("does not find another organization's domain", async () => {
    const { domain } = await verifiedDomain()
    const other = await makeOrganization()
    await expect(checkDomain(other, domain)).rejects.toMatchObject({ code: 'not_found' })
    await expect(removeDomain(other, domain)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listDomains(other)).toEqual([])
  })

  it('is in the audit log', async () => {
    const { owner, domain } = await verifiedDomain()
    delete dns.records[domain]
    expect(await checkDomain(owner, domain)).toBe('missing')
    await removeDomain(owner, domain)
    const actions = (await readAudit(owner.organizationId)).map(({ action }) => action)
    expect(actions).toEqual(['domain.add', 'domain.verify', 'domain.lose', 'domain.remove'])
  })

  it('lets one organization hold a domain, also where two check at once', async () => {
    const domain = newDomain()
    const owners = [await makeOrganization(), await makeOrganization()]
    for (const owner of owners) await addDomain(owner, { domain, role: 'member' })
    const records = await Promise.all(
      owners.map(async (owner) => (await listDomains(owner))[0]?.record ?? ''),
    )
    dns.records[domain] = records
    const answers = await Promise.all(owners.map((owner) => checkDomain(owner, domain)))
    expect(answers.sort()).toEqual(['held', 'verified'])
  })

  it('changes nothing where DNS does not answer', async () => {
    const { owner, domain } = await verifiedDomain()
    process.env.OUTLAY_DNS_SERVER = '127.0.0.1:1'
    try {
      expect(await checkDomain(owner, domain)).toBe('unknown')
    } finally {
      process.env.OUTLAY_DNS_SERVER = dns.address
    }
    expect(await listDomains(owner)).toMatchObject([{ verifiedAt: expect.any(String) }])
  })
})

describe('who signs in with a verified address of a verified domain', () => {
  it('becomes a member with the role of the domain, and is so from then on', async () => {
    const { owner, domain } = await verifiedDomain('viewer')
    const [email, subject] = [addressAt(domain), randomUUID()]
    expect(await arrive(email, subject)).toHaveProperty('opened')
    expect(await arrive(email, subject)).toHaveProperty('opened')
    expect(await listMembers(owner)).toMatchObject([
      { userId: owner.userId },
      { email, role: 'viewer', name: 'Grace', invitation: null },
    ])
    const joins = (await readAudit(owner.organizationId)).filter(({ action }) => action === 'member.join')
    expect(joins).toMatchObject([{ actor_label: email, after: { domain, role: 'viewer' } }])
  })

  it('keeps the role that they were invited to', async () => {
    const { owner, domain } = await verifiedDomain('viewer')
    const email = addressAt(domain)
    await addMember(owner, { email, role: 'admin' })
    await arrive(email)
    expect(await roleOf(owner, email)).toBe('admin')
  })

  it('gets in nowhere else: not below the domain, not beside it, not before it is verified', async () => {
    const { domain } = await verifiedDomain()
    const owner = await makeOrganization()
    const unverified = newDomain()
    await addDomain(owner, { domain: unverified, role: 'member' })
    for (const at of [`mail.${domain}`, `x${domain}`, `${domain}.evil.example`, unverified]) {
      expect(await arrive(addressAt(at)), at).toEqual({ refused: 'not_invited' })
    }
  })

  it('is not brought back by it after they were removed', async () => {
    const { owner, domain } = await verifiedDomain()
    const [email, subject] = [addressAt(domain), randomUUID()]
    await arrive(email, subject)
    const member = (await listMembers(owner)).find((one) => one.email === email)
    await removeMember(owner, member?.userId ?? '')
    expect(await arrive(email, subject)).toEqual({ refused: 'not_invited' })
    await addMember(owner, { email, role: 'viewer' })
    expect(await arrive(email, subject)).toHaveProperty('opened')
  })

  it('joins besides being in another organization, and a password from there opens nothing more', async () => {
    const { owner, domain } = await verifiedDomain()
    const elsewhere = await makeOrganization()
    const email = addressAt(domain)
    await addMember(elsewhere, { email, role: 'viewer' })
    const [, theirs] = await listMembers(elsewhere)
    await givePassword({ ...elsewhere, userId: theirs?.userId ?? '' }, false)
    await arrive(email)
    expect([await roleOf(owner, email), await roleOf(elsewhere, email)]).toEqual(['member', 'viewer'])
    const [user] = await inSqlTransaction({ nothing: true }, (tx) =>
      tx.rows<{ hash: string | null }>('SELECT password_hash AS hash FROM user_account WHERE email = $1', [
        email,
      ]),
    )
    expect(user?.hash).toBeNull()
  })

  it('is refused a day after the record has gone, which ends the verification', async () => {
    const { owner, domain } = await verifiedDomain()
    delete dns.records[domain]
    expect(await arrive(addressAt(domain))).toHaveProperty('opened')
    await inSqlTransaction({ organizationId: owner.organizationId }, (tx) =>
      tx.rows(`UPDATE email_domain SET checked_at = now() - interval '25 hours'`),
    )
    expect(await arrive(addressAt(domain))).toEqual({ refused: 'not_invited' })
    expect(await listDomains(owner)).toMatchObject([{ verifiedAt: null }])
  })

  it('does not get into an organization that is deleted', async () => {
    const { owner, domain } = await verifiedDomain()
    await deleteOrganization(owner, { confirm: owner.organizationName })
    expect(await arrive(addressAt(domain))).toEqual({ refused: 'not_invited' })
  })
})
