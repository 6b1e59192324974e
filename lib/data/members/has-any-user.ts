import { inPrismaTransaction } from '../database'

/** False until the first start is done. */
export async function hasAnyUser(): Promise<boolean> {
  const user = await inPrismaTransaction({ nothing: true }, (tx) =>
    tx.userAccount.findFirst({ select: { id: true } }),
  )
  return user !== null
}
