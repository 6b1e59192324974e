import { createHash } from 'node:crypto'
import { rateLimiter } from '../../data/rate-limits/rate-limiter'
import { limitRequests } from '../limit-requests'
import { limitSignInsFrom, SIGN_IN_LIMITS } from './limit-sign-ins'

/**
 * Counts an attempt to prove that one has an account's password, before it is looked at: attempts side by side cannot slip
 * through together. Throws `rate_limited`; the answer forgets the count once the password was right.
 */
export async function countSignIn(attempt: {
  email: string
  ip: string | null
}): Promise<() => Promise<void>> {
  const accountKey = `sign-in:account:${createHash('sha256').update(attempt.email.toLowerCase()).digest('hex')}`
  const forgiveAddress = await limitSignInsFrom(attempt.ip)
  await limitRequests(accountKey, SIGN_IN_LIMITS.account)
  return async () => {
    await rateLimiter(SIGN_IN_LIMITS.account).delete(accountKey)
    await forgiveAddress()
  }
}
