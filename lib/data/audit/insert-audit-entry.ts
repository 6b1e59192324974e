import { randomUUID } from 'node:crypto'
import type { PrismaTransaction } from '../database'
import type { Prisma } from '../generated/client'

export interface AuditEntry {
  organizationId: number
  actorUserId: string | null
  /** The actor in words, kept readable after they are gone: an email, or a key's name. */
  actorLabel: string
  /** What was done: `api_key.create`, `organization.update`, … */
  action: string
  /** What it was done to. */
  subject: string
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
  ip: string | null
}

/** Who acted while their membership ended: they may have been erased meanwhile, and must not come back by the log. */
export const GONE_ACTOR = 'somebody who is no member any more'

/** Adds to the audit log, in the transaction of the change that it tells of. */
export async function insertAuditEntry(tx: PrismaTransaction, entry: AuditEntry): Promise<void> {
  const { organizationId, actorUserId } = entry
  const isGone =
    actorUserId !== null &&
    (
      await tx.$queryRaw<object[]>`
        SELECT 1 FROM member WHERE organization_id = ${organizationId} AND user_id = ${actorUserId}::uuid FOR KEY SHARE`
    ).length === 0
  // createMany: the entry is not read back.
  await tx.auditEntry.createMany({
    data: [
      { ...entry, ...(isGone && { actorLabel: GONE_ACTOR, ip: null, actorUserId: null }), id: randomUUID() },
    ],
  })
}
