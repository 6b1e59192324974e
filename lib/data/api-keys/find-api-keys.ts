import type { PrismaTransaction } from '../database'

export interface ApiKeyRow {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** The organization's keys, newest first; never their hashes. */
export async function findApiKeys(tx: PrismaTransaction, organizationId: number): Promise<ApiKeyRow[]> {
  return tx.apiKey.findMany({
    where: { organizationId },
    select: {
      id: true,
      name: true,
      prefix: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      revokedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
}
