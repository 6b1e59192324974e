import { inPrismaTransaction } from '../database'

/** The organizations that a person is in, the one they joined first first; not those that only invited them. */
export async function findMembershipsOfUser(
  userId: string,
): Promise<{ organizationId: number; role: string }[]> {
  return inPrismaTransaction({ userId }, (tx) =>
    tx.member.findMany({
      where: { userId, acceptedAt: { not: null } },
      select: { organizationId: true, role: true },
      orderBy: [{ createdAt: 'asc' }, { organizationId: 'asc' }],
    }),
  )
}
