import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { networkOf } from '../../auth/network-of'
import { inOrganization } from '../../data/database'
import { queueAccountMail } from '../../data/mail/account-mail'
import { findMembershipsOfUser } from '../../data/members/find-memberships-of-user'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { replacePasswordReset } from '../../data/members/password-resets'
import type { RateLimit } from '../../data/rate-limits/rate-limiter'
import { ProductError } from '../../domain/errors'
import { emailSchema } from '../../domain/members/email'
import { parseInput } from '../../domain/parse-input'
import { log } from '../../observe/log'
import { canSendMail } from '../channels/can-send-mail'
import { limitRequests } from '../limit-requests'

export const RESET_LIMITS = {
  address: { points: 20, durationSeconds: 3_600 },
  account: { points: 3, durationSeconds: 3_600 },
} as const satisfies Record<string, RateLimit>

const inputSchema = z.object({ email: emailSchema })

/**
 * Mails a link to a new password to whoever has an account of this address and is in an organization. The answer is the same, and
 * as quick, whether or not anybody does; `queued` is settled when that is done, for tests.
 */
export async function askPasswordReset(
  input: unknown,
  { ip }: { ip: string | null },
): Promise<{ queued: Promise<void> }> {
  if (!canSendMail()) throw new ProductError('conflict', 'This server sends no mail. Ask whoever runs it.')
  const { email } = parseInput(inputSchema, input)
  const account = createHash('sha256').update(email.toLowerCase()).digest('hex')
  await limitRequests(`password-reset:address:${networkOf(ip)}`, RESET_LIMITS.address)
  await limitRequests(`password-reset:account:${account}`, RESET_LIMITS.account)
  const queued = queueReset(email).catch((error: unknown) => log.error('password_reset.failed', {}, error))
  return { queued }
}

async function queueReset(email: string): Promise<void> {
  const user = await findUserByEmail(email)
  // Its mail waits in the outbox of an organization of theirs; who is in none has nothing to open.
  const organizationId = user && (await findMembershipsOfUser(user.id))[0]?.organizationId
  if (!user || !organizationId) return
  const resetId = randomUUID()
  await inOrganization(organizationId, async (tx) => {
    await replacePasswordReset(tx, { userId: user.id, resetId })
    await queueAccountMail(tx, organizationId, {
      dedupeKey: `password_reset:${resetId}`,
      kind: 'password_reset',
      recipient: user.email,
      content: { resetId },
    })
  })
}
