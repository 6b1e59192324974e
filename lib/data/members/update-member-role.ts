import type { PrismaTransaction } from '../database'

/** Gives a member another role. */
export async function updateMemberRole(
  tx: PrismaTransaction,
  organizationId: number,
  { userId, role }: { userId: string; role: string },
): Promise<void> {
  await tx.member.updateMany({ where: { organizationId, userId }, data: { role } })
}
