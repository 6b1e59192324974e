import type { PrismaTransaction } from '../database'
import { eachOrganizationOf } from '../members/each-organization-of'
import { type AuditEntry, insertAuditEntry } from './insert-audit-entry'

/** Adds to the audit log of each organization that a person is in, for what is not of one: how they sign in. */
export async function insertAuditEverywhere(
  tx: PrismaTransaction,
  userId: string,
  entry: Omit<AuditEntry, 'organizationId'>,
): Promise<void> {
  await eachOrganizationOf(tx, userId, (organizationId) => insertAuditEntry(tx, { ...entry, organizationId }))
}
