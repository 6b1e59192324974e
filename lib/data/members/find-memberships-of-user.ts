import { inPrismaTransaction } from '../database'

/** The organizations that a person is in, the one they joined first first. */
export async function findMembershipsOfUser(
  userId: string,
): Promise<{ organizationId: number; role: string }[]> {
  return inPrismaTransaction({ userId }, (tx) =>
    tx.member.findMany({
      where: { userId },
      select: { organizationId: true, role: true },
      orderBy: [{ createdAt: 'asc' }, { organizationId: 'asc' }],
    }),
  )
}
