import { inPrismaTransaction } from '../database'

/** The hash of a person's password; null where they have none. */
export async function findPasswordHash(userId: string): Promise<string | null> {
  const user = await inPrismaTransaction({ userId }, (tx) =>
    tx.userAccount.findUnique({ where: { id: userId }, select: { passwordHash: true } }),
  )
  return user?.passwordHash ?? null
}
