import { inPrismaTransaction, type PrismaTransaction } from '../database'

/** `nobody left`: the last organization was deleted. Such a server is nobody's to claim until its operator says so. */
export type FirstStartState = 'open' | 'over' | 'nobody left'

/** Whether the next visitor may make the first organization. */
export function readFirstStart(): Promise<FirstStartState> {
  return inPrismaTransaction({ nothing: true }, readFirstStartIn)
}

/** The same inside a transaction. */
export async function readFirstStartIn(tx: PrismaTransaction): Promise<FirstStartState> {
  if (await tx.userAccount.findFirst({ select: { id: true } })) return 'over'
  return (await tx.deletedOrganization.findFirst({ select: { id: true } })) ? 'nobody left' : 'open'
}
