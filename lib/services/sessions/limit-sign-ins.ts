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

// One customer has a whole /64 of IPv6.
function networkOf(ip: string | null): string {
  if (ip === null) return 'unknown'
  if (!ip.includes(':')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
