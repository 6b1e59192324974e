import type { NextAuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { ProductError } from '../domain/errors'
import { SESSION_DAYS } from '../domain/members/session-limits'
import { log } from '../observe/log'
import { signIn } from '../services/sessions/sign-in'
import { signOut } from '../services/sessions/sign-out'
import { ADDRESS_HEADER } from './client-address'
import { authSecret, cookieName, cookieOptions, isServedByHttps } from './session-cookie'

const typed = z.object({ email: z.string().max(1000), password: z.string().max(1000) })
const headersSchema = z.record(z.string(), z.unknown())

/** Email and password, and a signed cookie that names a session of ours; what the session is worth, the store says. */
export function authOptions(): NextAuthOptions {
  const maxAge = SESSION_DAYS * 86_400
  return {
    secret: authSecret(),
    useSecureCookies: isServedByHttps(),
    cookies: {
      sessionToken: { name: cookieName('session'), options: cookieOptions() },
      csrfToken: { name: cookieName('csrf'), options: cookieOptions() },
      callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
    },
    logger: {
      // What it says beside the code holds addresses and tokens.
      error: (code) => log.error('next_auth.error', { code }),
      warn: (code) => log.warn('next_auth.warning', { code }),
    },
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: async (given, request) => {
          const attempt = typed.safeParse(given)
          if (!attempt.success) return null
          const headers = headersSchema.parse(request.headers ?? {})
          try {
            const opened = await signIn({
              ...attempt.data,
              ip: textOf(headers[ADDRESS_HEADER]),
              userAgent: textOf(headers['user-agent']),
            })
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
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user && 'sessionId' in user ? { sub: user.id, sessionId: user.sessionId } : token,
      // Nothing of a person leaves by this route; pages ask the store.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        const { sub, sessionId } = token
        if (sub && typeof sessionId === 'string') await signOut({ userId: sub, sessionId })
      },
    },
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
