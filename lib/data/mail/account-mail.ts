import { randomUUID } from 'node:crypto'
import type { PrismaTransaction } from '../database'
import type { QueuedMail } from './queue-mail'

/** The key of an invitation's mail is this and the invitation's id. */
export const INVITATION_MAIL = 'invitation:'

/** `queueMail` for what is written with Prisma's client: mail about somebody's access. */
export async function queueAccountMail(
  tx: PrismaTransaction,
  organizationId: number,
  mail: QueuedMail,
): Promise<void> {
  const content = { ...mail.content }
  await tx.outgoingMail.createMany({
    data: [{ ...mail, content, organizationId, id: randomUUID() }],
    skipDuplicates: true,
  })
}

/** Forgets an invitation's mail that waits to be sent. */
export async function dropInvitationMail(
  tx: PrismaTransaction,
  organizationId: number,
  invitationId: string | null,
): Promise<void> {
  const dedupeKey = `${INVITATION_MAIL}${invitationId}`
  await tx.outgoingMail.deleteMany({ where: { organizationId, dedupeKey, status: 'pending' } })
}
