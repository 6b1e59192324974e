import { randomUUID } from 'node:crypto'
import { makePasswordResetToken } from '../../auth/password-reset-token'
import { workerAddress } from '../../auth/worker-address'
import { insertAuditEverywhere } from '../../data/audit/insert-audit-everywhere'
import { inPrismaTransaction } from '../../data/database'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { replacePasswordReset } from '../../data/members/password-resets'

/** For the operator, where no mail can be sent: a link to a new password, as a mail would hold it; null where there is no such account. */
export async function makeResetLink(email: string): Promise<string | null> {
  const user = await findUserByEmail(email.trim().normalize('NFC'))
  if (!user) return null
  const resetId = randomUUID()
  await inPrismaTransaction({ nothing: true }, async (tx) => {
    await replacePasswordReset(tx, { userId: user.id, resetId })
    await insertAuditEverywhere(tx, user.id, {
      actorUserId: null,
      actorLabel: 'the operator',
      action: 'password.link',
      subject: `user ${user.email}`,
      ip: null,
    })
  })
  return `${workerAddress()}/reset-password?reset=${makePasswordResetToken(resetId)}`
}
