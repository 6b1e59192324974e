import type { KeyScope } from '../../domain/members/caller'
import type { PrismaTransaction } from '../database'

export interface NewApiKey {
  id: string
  name: string
  prefix: string
  /** SHA-256 of the key; the key itself is never stored. */
  hash: Uint8Array<ArrayBuffer>
  scopes: readonly KeyScope[]
  createdBy: string | null
  expiresAt: Date | null
}

/** Stores a key's hash and what it opens. */
export async function insertApiKey(
  tx: PrismaTransaction,
  organizationId: number,
  key: NewApiKey,
): Promise<void> {
  await tx.apiKey.createMany({ data: [{ ...key, scopes: [...key.scopes], organizationId }] })
}
