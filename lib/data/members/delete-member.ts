import type { PrismaTransaction } from '../database'

/** Ends a membership; the person's account stays, for other organizations and the audit log. */
export async function deleteMember(
  tx: PrismaTransaction,
  organizationId: number,
  userId: string,
): Promise<void> {
  await tx.member.deleteMany({ where: { organizationId, userId } })
}
