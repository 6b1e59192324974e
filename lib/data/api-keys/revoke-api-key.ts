import type { PrismaTransaction } from '../database'

/** Ends a key that is not revoked yet; null where there is none. */
export async function revokeApiKey(
  tx: PrismaTransaction,
  organizationId: number,
  id: string,
): Promise<{ name: string; prefix: string } | null> {
  const rows = await tx.$queryRaw<{ name: string; prefix: string }[]>`
    UPDATE api_key SET revoked_at = now()
    WHERE organization_id = ${organizationId} AND id = ${id}::uuid AND revoked_at IS NULL
    RETURNING name, prefix`
  return rows[0] ?? null
}
