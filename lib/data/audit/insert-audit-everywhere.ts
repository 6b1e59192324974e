import type { PrismaTransaction } from '../database'
import { type AuditEntry, insertAuditEntry } from './insert-audit-entry'

/** Adds to the audit log of each organization that a person is in, for what is not of one: how they sign in. */
export async function insertAuditEverywhere(
  tx: PrismaTransaction,
  userId: string,
  entry: Omit<AuditEntry, 'organizationId'>,
): Promise<void> {
  await tx.$queryRaw`SELECT set_config('outlay.user', ${userId}, true)`
  const organizations = await tx.$queryRaw<{ id: number }[]>`
    SELECT organization_id AS id FROM member WHERE user_id = ${userId}::uuid AND accepted_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM deleted_organization d WHERE d.id = organization_id) ORDER BY 1`
  for (const { id } of organizations) {
    await tx.$queryRaw`SELECT set_config('outlay.organization', ${String(id)}, true), enter_organization(${id}::integer, true)::text`
    await insertAuditEntry(tx, { ...entry, organizationId: id })
  }
  await tx.$queryRaw`SELECT set_config('outlay.user', '', true), set_config('outlay.organization', '', true)`
}
