import type { NextAuthOptions } from 'next-auth'
import { isProviderId, type ProvidedIdentity } from '../domain/members/provided-identity'
import { readClaims, readGithubAccount } from '../domain/members/read-identity'
import { log } from '../observe/log'
import type { SignedIn } from '../services/sessions/open-session'
import { signInByProvider } from '../services/sessions/sign-in-by-provider'
import { githubAddresses } from './github-addresses'
import { safePath } from './safe-path'

/** Who asks to sign in, and with what. */
export interface Browser {
  ip: string | null
  userAgent: string | null
}

/** What one request to sign in by a provider comes to: a session of ours, or the page that says why not. */
export function providerCallbacks(browser: Browser): NextAuthOptions['callbacks'] {
  let opened: SignedIn | null = null
  return {
    async signIn({ account, profile }) {
      // The password was looked at by then.
      if (account?.type === 'credentials') return true
      const identity = isProviderId(account?.provider) ? identityOf(account.provider, profile) : null
      if (!identity) return '/sign-in?error=OAuthCallback'
      const answer = await signInByProvider({ identity, ...browser }).catch((error: unknown) => {
        log.error('sign_in.failed', {}, error)
        return { refused: 'failed' }
      })
      if ('refused' in answer) return `/sign-in?error=${answer.refused}`
      opened = answer.opened
      return true
    },
    jwt({ token, user }) {
      if (opened) return { sub: opened.userId, sessionId: opened.sessionId }
      return user && 'sessionId' in user ? { sub: user.id, sessionId: user.sessionId } : token
    },
    // Nothing of a person leaves by this route; pages ask the store.
    session: ({ session }) => ({ expires: session.expires }),
    redirect: ({ url, baseUrl }) =>
      `${baseUrl}${safePath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`,
  }
}

function identityOf(provider: ProvidedIdentity['provider'], profile: unknown): ProvidedIdentity | null {
  return provider === 'github'
    ? readGithubAccount(githubAddresses().site, profile)
    : readClaims(provider, profile)
}
