import type { PrismaTransaction } from '../database'

/** Gives a password to somebody who could not sign in yet; false where they can, or where there is no such account. */
export async function updateFirstPassword(
  tx: PrismaTransaction,
  { userId, passwordHash, name }: { userId: string; passwordHash: string; name: string | null },
): Promise<boolean> {
  const { count } = await tx.userAccount.updateMany({
    where: { id: userId, passwordHash: null, accounts: { none: {} } },
    data: { passwordHash, name },
  })
  return count > 0
}
