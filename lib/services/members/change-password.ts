import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashPassword, verifyPassword } from '../../auth/hash-password'
import { passwordProblem } from '../../auth/password-problem'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { findPasswordHash } from '../../data/members/find-password-hash'
import { updatePassword } from '../../data/members/update-password'
import { ProductError } from '../../domain/errors'
import type { MemberCaller } from '../../domain/members/caller'
import { parseInput } from '../../domain/parse-input'
import { limitRequests } from '../limit-requests'
import { queueChangedMail } from './queue-changed-mail'

const inputSchema = z.object({ current: z.string().max(1000), password: z.string().max(1000) })
const limit = { points: 10, durationSeconds: 15 * 60 }

/** Changes the caller's own password, whatever their role; their other sessions end, and they are told by mail. */
export async function changePassword(caller: MemberCaller, input: unknown): Promise<void> {
  const { current, password } = parseInput(inputSchema, input)
  const { organizationId, organizationName, userId, email, name, sessionId, ip } = caller
  // An open browser is no place to guess the password at leisure.
  await limitRequests(`password:${userId}`, limit)
  if (!(await verifyPassword(await findPasswordHash(userId), current))) {
    refuse('current', 'This is not your password.')
  }
  const problem = passwordProblem(password, [email, name ?? '', organizationName])
  if (problem) refuse('password', problem)
  const passwordHash = await hashPassword(password)
  await inOrganization(organizationId, async (tx) => {
    await updatePassword(tx, { userId, passwordHash, keepSessionId: sessionId })
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: userId,
      actorLabel: email,
      action: 'password.change',
      subject: `user ${email}`,
      ip,
    })
    await queueChangedMail(tx, organizationId, { email, changeId: randomUUID(), at: new Date() })
  })
}

function refuse(path: string, message: string): never {
  throw new ProductError('invalid', message, { fields: [{ path, message }] })
}
