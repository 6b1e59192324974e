import type { NextAuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { ProductError } from '../domain/errors'
import { SESSION_DAYS } from '../domain/members/session-limits'
import { log } from '../observe/log'
import { signIn } from '../services/sessions/sign-in'
import { signOut } from '../services/sessions/sign-out'
import { nextAuthLog } from './next-auth-log'
import { oauthProviders } from './oauth-providers'
import { type Browser, providerCallbacks } from './provider-callbacks'
import { authSecret, cookieName, cookieOptions, isServedByHttps } from './session-cookie'

const typed = z.object({ email: z.string().max(1000), password: z.string().max(1000) })

/** Email and password or a provider, and a signed cookie that names a session of ours; what the session is worth, the store says. */
export function authOptions(browser: Browser): NextAuthOptions {
  const maxAge = SESSION_DAYS * 86_400
  return {
    secret: authSecret(),
    useSecureCookies: isServedByHttps(),
    cookies: {
      sessionToken: { name: cookieName('session'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
      state: { name: cookieName('state'), options: cookieOptions() },
      pkceCodeVerifier: { name: cookieName('pkce'), options: cookieOptions() },
      nonce: { name: cookieName('nonce'), options: cookieOptions() },
    },
    logger: nextAuthLog,
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: async (given) => {
          const attempt = typed.safeParse(given)
          if (!attempt.success) return null
          try {
            const opened = await signIn({ ...attempt.data, ...browser })
            return { id: opened.userId, sessionId: opened.sessionId }
          } catch (error) {
            if (error instanceof ProductError && error.code === 'unauthorized') return null
            if (error instanceof ProductError) {
              log.warn('sign_in.refused', { code: error.code })
              throw new Error(error.message)
            }
            log.error('sign_in.failed', {}, error)
            throw new Error('Signing in failed on the server. Try again.')
          }
        },
      }),
      ...oauthProviders(),
    ],
    callbacks: providerCallbacks(browser),
    events: {
      signOut: async ({ token }) => {
        const { sub, sessionId } = token
        if (sub && typeof sessionId === 'string') await signOut({ userId: sub, sessionId }, browser.ip)
      },
    },
  }
}
