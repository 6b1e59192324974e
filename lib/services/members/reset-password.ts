import { z } from 'zod'
import { hashPassword } from '../../auth/hash-password'
import { passwordProblem } from '../../auth/password-problem'
import { readPasswordResetToken } from '../../auth/password-reset-token'
import { workerAddress } from '../../auth/worker-address'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inPrismaTransaction, type PrismaTransaction } from '../../data/database'
import { markAddressProven } from '../../data/linked-accounts/linked-accounts'
import { queueAccountMail } from '../../data/mail/account-mail'
import { eachOrganizationOf } from '../../data/members/each-organization-of'
import {
  findPasswordReset,
  type PasswordResetRow,
  takePasswordReset,
} from '../../data/members/password-resets'
import { updatePassword } from '../../data/members/update-password'
import { displayInstant } from '../../domain/display/display-time'
import { ProductError } from '../../domain/errors'
import { passwordChangedMail } from '../../domain/members/account-mails'
import { parseInput } from '../../domain/parse-input'

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
    let isTold = false
    await eachOrganizationOf(tx, userId, async (organizationId) => {
      await insertAuditEntry(tx, { ...entry, organizationId })
      if (!isTold) await tellOfChange(tx, organizationId, { email, resetId, now })
      isTold = true
    })
  })
  return { email }
}

// One mail, whatever number of organizations they are in: it waits in the outbox of the first.
async function tellOfChange(
  tx: PrismaTransaction,
  organizationId: number,
  { email, resetId, now }: { email: string; resetId: string; now: Date },
): Promise<void> {
  await queueAccountMail(tx, organizationId, {
    dedupeKey: `password_changed:${resetId}`,
    kind: 'password_changed',
    recipient: email,
    content: passwordChangedMail({
      link: `${workerAddress()}/sign-in`,
      at: displayInstant(now.getTime(), 'UTC'),
    }),
  })
}

function endedReset(): ProductError {
  return new ProductError('not_found', 'This link has been used or has ended. Ask for a new one.')
}
