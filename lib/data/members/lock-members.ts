import type { PrismaTransaction } from '../database'

/** Makes changes of an organization's members wait for each other: two owners cannot remove one another at once. */
export async function lockMembers(tx: PrismaTransaction, organizationId: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM organization WHERE id = ${organizationId} FOR UPDATE`
}
