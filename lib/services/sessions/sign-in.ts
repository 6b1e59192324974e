import { createHash, randomUUID } from 'node:crypto'
import { verifyPassword } from '../../auth/hash-password'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { type RateLimit, rateLimiter } from '../../data/rate-limits/rate-limiter'
import { insertSession } from '../../data/sessions/insert-session'
import { ProductError } from '../../domain/errors'
import { SESSION_DAYS } from '../../domain/members/session-limits'
import { limitRequests } from '../limit-requests'
import { recordSignIn } from './record-sign-in'

export const SIGN_IN_LIMITS = {
  account: { points: 10, durationSeconds: 15 * 60 },
  address: { points: 50, durationSeconds: 15 * 60 },
} as const satisfies Record<string, RateLimit>

export interface SignInAttempt {
  email: string
  password: string
  ip: string | null
  userAgent: string | null
}

export interface SignedIn {
  userId: string
  sessionId: string
}

/**
 * Opens a session for who knows the password. Throws `unauthorized`, in the same words and time whether the account
 * exists or not, and `rate_limited` after too many attempts on one account or from one address.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignedIn> {
  const email = attempt.email.trim().normalize('NFC')
  const accountKey = `sign-in:account:${createHash('sha256').update(email.toLowerCase()).digest('hex')}`
  const addressKey = `sign-in:address:${networkOf(attempt.ip)}`
  // Counted before the password is looked at: attempts side by side cannot slip through together.
  await limitRequests(addressKey, SIGN_IN_LIMITS.address)
  await limitRequests(accountKey, SIGN_IN_LIMITS.account)
  const user = await findUserByEmail(email)
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password)
  if (!user || !matches) {
    // Not waited for: the time it takes would tell that the account exists.
    void recordSignIn({ user, ip: attempt.ip, outcome: 'refused' })
    throw new ProductError('unauthorized', 'The email address and password do not match.')
  }
  await rateLimiter(SIGN_IN_LIMITS.account).delete(accountKey)
  await rateLimiter(SIGN_IN_LIMITS.address).reward(addressKey)
  const sessionId = randomUUID()
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000)
  const { ip, userAgent } = attempt
  await insertSession({
    id: sessionId,
    userId: user.id,
    expiresAt,
    ip,
    userAgent: userAgent?.slice(0, 300) ?? null,
  })
  await recordSignIn({ user, ip, outcome: 'opened' })
  return { userId: user.id, sessionId }
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
