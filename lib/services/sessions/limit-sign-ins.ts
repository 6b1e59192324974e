import { networkOf } from '../../auth/network-of'
import { type RateLimit, rateLimiter } from '../../data/rate-limits/rate-limiter'
import { limitRequests } from '../limit-requests'

export const SIGN_IN_LIMITS = {
  account: { points: 10, durationSeconds: 15 * 60 },
  address: { points: 50, durationSeconds: 15 * 60 },
} as const satisfies Record<string, RateLimit>

/** Counts an attempt from an address; throws `rate_limited`. What it answers takes the count back. */
export async function limitSignInsFrom(ip: string | null): Promise<() => Promise<void>> {
  const key = `sign-in:address:${networkOf(ip)}`
  await limitRequests(key, SIGN_IN_LIMITS.address)
  return async () => {
    await rateLimiter(SIGN_IN_LIMITS.address).reward(key)
  }
}
