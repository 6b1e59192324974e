import { inPrismaTransaction, type PrismaTransaction } from '../database'

/** True once there is a user, or was: a server whose last organization was deleted is nobody's to claim. */
export function isFirstStartOver(): Promise<boolean> {
  return inPrismaTransaction({ nothing: true }, wasStarted)
}

/** The same inside a transaction. */
export async function wasStarted(tx: PrismaTransaction): Promise<boolean> {
  const user = await tx.userAccount.findFirst({ select: { id: true } })
  const deleted = user ?? (await tx.deletedOrganization.findFirst({ select: { id: true } }))
  return deleted !== null
}
