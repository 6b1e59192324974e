import { inPrismaTransaction, type PrismaTransaction } from '../database'

export interface EmailDomainRow {
  domain: string
  role: string
  token: string
  checkedAt: Date | null
  verifiedAt: Date | null
}

const columns = { domain: true, role: true, token: true, checkedAt: true, verifiedAt: true } as const

/** The organization's domains, by name. */
export function findEmailDomains(tx: PrismaTransaction, organizationId: number): Promise<EmailDomainRow[]> {
  return tx.emailDomain.findMany({ where: { organizationId }, select: columns, orderBy: { domain: 'asc' } })
}

export async function findEmailDomain(
  tx: PrismaTransaction,
  organizationId: number,
  domain: string,
): Promise<EmailDomainRow | null> {
  return tx.emailDomain.findUnique({
    where: { organizationId_domain: { organizationId, domain } },
    select: columns,
  })
}

/** Adds a domain that is not verified yet; false where it is there. */
export async function insertEmailDomain(
  tx: PrismaTransaction,
  organizationId: number,
  added: { domain: string; role: string; token: string },
): Promise<boolean> {
  const { count } = await tx.emailDomain.createMany({
    data: [{ organizationId, ...added }],
    skipDuplicates: true,
  })
  return count > 0
}

export async function deleteEmailDomain(
  tx: PrismaTransaction,
  organizationId: number,
  domain: string,
): Promise<void> {
  await releaseDomain(tx, organizationId, domain)
  await tx.emailDomain.deleteMany({ where: { organizationId, domain } })
}

/** Notes that the domain was shown to be the organization's; false where another one holds it. */
export async function claimDomain(
  tx: PrismaTransaction,
  organizationId: number,
  domain: string,
): Promise<boolean> {
  await tx.verifiedDomain.createMany({ data: [{ domain, organizationId }], skipDuplicates: true })
  const held = await tx.verifiedDomain.findUnique({ where: { domain }, select: { organizationId: true } })
  const isOurs = held?.organizationId === organizationId
  await noteCheck(tx, { organizationId, domain, isVerified: isOurs })
  return isOurs
}

/** Notes that the domain is not shown to be the organization's any more. */
export async function releaseDomain(
  tx: PrismaTransaction,
  organizationId: number,
  domain: string,
): Promise<void> {
  await tx.verifiedDomain.deleteMany({ where: { domain, organizationId } })
  await noteCheck(tx, { organizationId, domain, isVerified: false })
}

async function noteCheck(
  tx: PrismaTransaction,
  { organizationId, domain, isVerified }: { organizationId: number; domain: string; isVerified: boolean },
): Promise<void> {
  const now = new Date()
  await tx.emailDomain.updateMany({ where: { organizationId, domain }, data: { checkedAt: now } })
  if (!isVerified)
    await tx.emailDomain.updateMany({ where: { organizationId, domain }, data: { verifiedAt: null } })
  else
    await tx.emailDomain.updateMany({
      where: { organizationId, domain, verifiedAt: null },
      data: { verifiedAt: now },
    })
}

/** The organization that has shown the domain to be its own; null where none has. */
export async function findHolderOfDomain(domain: string): Promise<number | null> {
  const [held] = await inPrismaTransaction(
    { nothing: true },
    (tx) => tx.$queryRaw<{ organizationId: number }[]>`
      SELECT organization_id AS "organizationId" FROM verified_domain v WHERE domain = ${domain}
        AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = v.organization_id)`,
  )
  return held?.organizationId ?? null
}
