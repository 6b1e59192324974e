import { inPrismaTransaction } from '../database'
import { lockFirstStart } from './insert-first-organization'

export type Reopened = 'opened' | 'was open' | 'has organizations' | 'is deleting'

/** Opens first start again on a server that has no organization any more; accounts that are left are nobody's. */
export function reopenFirstStart(): Promise<Reopened> {
  return inPrismaTransaction({ scheduler: true }, async (tx) => {
    await lockFirstStart(tx)
    if (await tx.organization.findFirst({ select: { id: true } })) return 'has organizations'
    if (await tx.deletedOrganization.findFirst({ where: { finishedAt: null } })) return 'is deleting'
    const { count: deleted } = await tx.deletedOrganization.deleteMany()
    const { count: accounts } = await tx.userAccount.deleteMany()
    return deleted + accounts > 0 ? 'opened' : 'was open'
  })
}
