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

/** Adds to the audit log, in the transaction of the change that it tells of. */
export async function insertAuditEntry(tx: PrismaTransaction, entry: AuditEntry): Promise<void> {
  // createMany: the entry is not read back.
  await tx.auditEntry.createMany({ data: [{ ...entry, id: randomUUID() }] })
}
