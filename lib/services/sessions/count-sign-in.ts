import { createHash } from 'node:crypto'
import { networkOf } from '../../auth/network-of'
import { type RateLimit, rateLimiter } from '../../data/rate-limits/rate-limiter'
import { limitRequests } from '../limit-requests'

export const SIGN_IN_LIMITS = {
  account: { points: 10, durationSeconds: 15 * 60 },
  address: { points: 50, durationSeconds: 15 * 60 },
} as const satisfies Record<string, RateLimit>

/**
 * Counts an attempt to prove that one has an account's password, before it is looked at: attempts side by side cannot slip
 * through together. Throws `rate_limited`; the answer forgets the count once the password was right.
 */
export async function countSignIn(attempt: {
  email: string
  ip: string | null
}): Promise<() => Promise<void>> {
  const accountKey = `sign-in:account:${createHash('sha256').update(attempt.email.toLowerCase()).digest('hex')}`
  const addressKey = `sign-in:address:${networkOf(attempt.ip)}`
  await limitRequests(addressKey, SIGN_IN_LIMITS.address)
  await limitRequests(accountKey, SIGN_IN_LIMITS.account)
  return async () => {
    await rateLimiter(SIGN_IN_LIMITS.account).delete(accountKey)
    await rateLimiter(SIGN_IN_LIMITS.address).reward(addressKey)
  }
}
