import type { PrismaTransaction } from '../database'

/** Gives a name to a person who has none. */
export async function nameUser(tx: PrismaTransaction, userId: string, name: string): Promise<void> {
  await tx.userAccount.updateMany({ where: { id: userId, name: null }, data: { name } })
}
