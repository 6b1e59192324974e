import { z } from 'zod'
import { hashPassword } from '../../auth/hash-password'
import { passwordProblem } from '../../auth/password-problem'
import { readPasswordResetToken } from '../../auth/password-reset-token'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inPrismaTransaction } from '../../data/database'
import { markAddressProven } from '../../data/linked-accounts/linked-accounts'
import { eachOrganizationOf } from '../../data/members/each-organization-of'
import {
  findPasswordReset,
  type PasswordResetRow,
  takePasswordReset,
} from '../../data/members/password-resets'
import { updatePassword } from '../../data/members/update-password'
import { ProductError } from '../../domain/errors'
import { parseInput } from '../../domain/parse-input'
import { queueChangedMail } from './queue-changed-mail'

const inputSchema = z.object({ token: z.string().max(4000), password: z.string().max(1000) })

/** Who may choose a new password by a link; null where it was used, replaced, or is too old. */
export async function findReset(token: string): Promise<PasswordResetRow | null> {
  const resetId = readPasswordResetToken(token)
  return resetId === null ? null : findPasswordReset(resetId)
}

/** Gives who has the link another password, once: every session of theirs ends, and they are told by mail. Answers their address. */
export async function resetPassword(
  input: unknown,
  { ip, now }: { ip: string | null; now: Date },
): Promise<{ email: string }> {
  const { token, password } = parseInput(inputSchema, input)
  const resetId = readPasswordResetToken(token)
  const reset = resetId && (await findPasswordReset(resetId))
  if (!reset) throw endedReset()
  const { userId, email, name } = reset
  const message = passwordProblem(password, [email, name ?? ''])
  if (message) throw new ProductError('invalid', message, { fields: [{ path: 'password', message }] })
  const passwordHash = await hashPassword(password)
  await inPrismaTransaction({ nothing: true }, async (tx) => {
    if (!(await takePasswordReset(tx, resetId))) throw endedReset()
    await markAddressProven(tx, userId)
    await updatePassword(tx, { userId, passwordHash, keepSessionId: null })
    const entry = {
      actorUserId: userId,
      actorLabel: email,
      action: 'password.reset',
      subject: `user ${email}`,
      ip,
    }
    // One mail, whatever number of organizations they are in: it waits in the outbox of the first.
    let isTold = false
    await eachOrganizationOf(tx, userId, async (organizationId) => {
      await insertAuditEntry(tx, { ...entry, organizationId })
      if (!isTold) await queueChangedMail(tx, organizationId, { email, changeId: resetId, at: now })
      isTold = true
    })
  })
  return { email }
}

function endedReset(): ProductError {
  return new ProductError('not_found', 'This link has been used or has ended. Ask for a new one.')
}
