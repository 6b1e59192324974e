import { inPrismaTransaction } from '../database'

/** Gives a password to somebody who could not sign in yet; false where they can, or where there is no such account. */
export async function updateFirstPassword(
  userId: string,
  { passwordHash, name }: { passwordHash: string; name: string | null },
): Promise<boolean> {
  const { count } = await inPrismaTransaction({ nothing: true }, (tx) =>
    tx.userAccount.updateMany({
      where: { id: userId, passwordHash: null, accounts: { none: {} } },
      data: { passwordHash, name },
    }),
  )
  return count > 0
}
