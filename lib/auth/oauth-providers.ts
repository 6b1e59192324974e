import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { ProviderId } from '../domain/members/provided-identity'
import { env } from '../env'
import { githubAddresses } from './github-addresses'
import { providerName } from './offered-providers'

const GOOGLE = 'https://accounts.google.com'
// A provider that is slow holds up nobody but who waits for it, and them not for long.
const TIMEOUT_MS = 8_000

type Provider = OAuthConfig<Record<string, unknown>>

/** What next-auth needs to know of each provider that the operator set up. */
export function oauthProviders(): Provider[] {
  const {
    OUTLAY_GITHUB_CLIENT_ID: githubId,
    OUTLAY_GITHUB_CLIENT_SECRET: githubSecret,
    OUTLAY_GOOGLE_CLIENT_ID: googleId,
    OUTLAY_GOOGLE_CLIENT_SECRET: googleSecret,
    OUTLAY_OIDC_ISSUER: issuer,
    OUTLAY_OIDC_CLIENT_ID: oidcId,
    OUTLAY_OIDC_CLIENT_SECRET: oidcSecret,
  } = env()
  const providers: Provider[] = []
  if (issuer && oidcId && oidcSecret) providers.push(openId('oidc', issuer, [oidcId, oidcSecret]))
  if (googleId && googleSecret) providers.push(openId('google', GOOGLE, [googleId, googleSecret]))
  if (githubId && githubSecret) providers.push(github([githubId, githubSecret]))
  return providers
}

function openId(id: ProviderId, issuer: string, credentials: [string, string]): Provider {
  return {
    ...common(id, credentials),
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      async request({ client, tokens }) {
        const claims = claimsOf(tokens.id_token ?? '')
        // Providers that keep to the letter put the address into the user info alone. One answer gives both of its halves.
        if ('email_verified' in claims || !client.issuer.metadata.userinfo_endpoint || !tokens.access_token)
          return claims
        const info = await client.userinfo(tokens.access_token)
        // An answer about somebody else is not theirs (OpenID Connect Core 5.3.2).
        if (info.sub !== claims.sub) throw new Error('user info names another subject than the ID token')
        return { ...info, iss: claims.iss, sub: claims.sub }
      },
    },
    profile: ({ sub }) => ({ id: String(sub) }),
  }
}

function github(credentials: [string, string]): Provider {
  const base = githubAddresses()
  return {
    ...common('github', credentials),
    issuer: `${base.site}/login/oauth`,
    authorization: { url: `${base.site}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: { url: `${base.site}/login/oauth/access_token` },
    checks: ['pkce', 'state'],
    userinfo: {
      url: `${base.api}/user`,
      async request({ client, tokens }) {
        const token = tokens.access_token ?? ''
        const account = await client.userinfo(token)
        const answer = await fetch(`${base.api}/user/emails?per_page=100`, {
          headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
          signal: AbortSignal.timeout(TIMEOUT_MS),
          redirect: 'error',
        })
        if (!answer.ok) throw new Error(`GitHub answered ${answer.status} about addresses`)
        // openid-client's type of a profile asks for `sub`, which GitHub has not.
        return { ...account, sub: String(account.id), emails: await answer.json() }
      },
    },
    profile: ({ id }) => ({ id: String(id) }),
  }
}

function common(id: ProviderId, [clientId, clientSecret]: [string, string]) {
  return {
    id,
    name: providerName(id),
    type: 'oauth' as const,
    clientId,
    clientSecret,
    httpOptions: { timeout: TIMEOUT_MS },
  }
}

const claimsSchema = z.looseObject({ iss: z.string(), sub: z.string() })

// next-auth has verified signature, issuer, audience, time and nonce before it hands the token on.
function claimsOf(idToken: string) {
  const [, payload = ''] = idToken.split('.')
  return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
}
