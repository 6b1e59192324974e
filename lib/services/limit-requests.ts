import { RateLimiterRes } from 'rate-limiter-flexible'
import { type RateLimit, rateLimiter } from '../data/rate-limits/rate-limiter'
import { ProductError } from '../domain/errors'

/** Counts one request of `key`; throws `rate_limited` where it is one too many. Closed while the store is down. */
export async function limitRequests(key: string, limit: RateLimit): Promise<void> {
  try {
    await rateLimiter(limit).consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw new ProductError('rate_limited', `Too many requests. Try again in ${inWords(retryAfterSeconds)}.`, {
      retryAfterSeconds,
    })
  }
}

function inWords(seconds: number): string {
  const [count, unit] = seconds < 120 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
