import type { PrismaTransaction } from '../database'

/** Notes that somebody was removed: their domain does not bring them back. */
export async function insertRemovedMember(
  tx: PrismaTransaction,
  organizationId: number,
  userId: string,
): Promise<void> {
  await tx.removedMember.createMany({ data: [{ organizationId, userId }], skipDuplicates: true })
}

/** True for a member of the organization, and for who was removed from it. */
export async function hasBeenMember(
  tx: PrismaTransaction,
  organizationId: number,
  userId: string,
): Promise<boolean> {
  const where = { organizationId, userId }
  const member = await tx.member.count({ where: { ...where, acceptedAt: { not: null } } })
  return member > 0 || (await tx.removedMember.count({ where })) > 0
}
