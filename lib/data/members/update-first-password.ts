import type { PrismaTransaction } from '../database'

/** Gives a password to an account that has none; false where it has one, or where there is no such account. */
export async function updateFirstPassword(
  tx: PrismaTransaction,
  { userId, passwordHash, name }: { userId: string; passwordHash: string; name: string | null },
): Promise<boolean> {
  const { count } = await tx.userAccount.updateMany({
    where: { id: userId, passwordHash: null },
    data: { passwordHash, name },
  })
  return count > 0
}
