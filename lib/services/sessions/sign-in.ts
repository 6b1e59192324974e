import { verifyPassword } from '../../auth/hash-password'
import { findUserByEmail } from '../../data/members/find-user-by-email'
import { ProductError } from '../../domain/errors'
import { countSignIn } from './count-sign-in'
import { openSession, type SignedIn } from './open-session'
import { recordSignIn } from './record-sign-in'

export interface SignInAttempt {
  email: string
  password: string
  ip: string | null
  userAgent: string | null
}

/**
 * Opens a session for who knows the password. Throws `unauthorized`, in the same words and time whether the account
 * exists or not, and `rate_limited` after too many attempts on one account or from one address.
 */
export async function signIn(attempt: SignInAttempt): Promise<SignedIn> {
  const email = attempt.email.trim().normalize('NFC')
  const forgive = await countSignIn({ email, ip: attempt.ip })
  const user = await findUserByEmail(email)
  const matches = await verifyPassword(user?.passwordHash ?? null, attempt.password)
  if (!user || !matches) {
    // Not waited for: the time it takes would tell that the account exists.
    void recordSignIn({ user, ip: attempt.ip, outcome: 'refused' })
    throw new ProductError('unauthorized', 'The email address and password do not match.')
  }
  await forgive()
  const { ip, userAgent } = attempt
  return openSession({ user, ip, userAgent, provider: null })
}
