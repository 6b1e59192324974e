import { z } from 'zod'
import { emailSchema } from './email'
import type { ProvidedIdentity } from './provided-identity'

const claimsSchema = z.object({
  iss: z.string().min(1).max(1000),
  sub: z.string().min(1).max(255),
  email: z.unknown().optional(),
  email_verified: z.unknown().optional(),
  name: z.unknown().optional(),
})

/**
 * Who the claims of an OpenID Connect provider name (OpenID Connect Core 5.1); null where they name nobody. An address counts
 * where `email_verified` is the boolean true: a text, or nothing, does not say that the person can read its mail.
 */
export function readClaims(provider: 'google' | 'oidc', claims: unknown): ProvidedIdentity | null {
  const read = claimsSchema.safeParse(claims)
  if (!read.success) return null
  const { iss, sub, email, email_verified, name } = read.data
  return {
    provider,
    issuer: iss,
    subject: sub,
    verifiedEmail: email_verified === true ? addressOf(email) : null,
    name: nameOf(name),
  }
}

const githubSchema = z.object({
  id: z.number().int().positive(),
  name: z.unknown().optional(),
  emails: z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() })),
})

/**
 * Who an account at GitHub is: its number, which stays when its login changes. Only the primary address counts, and only
 * verified (docs.github.com, "List email addresses for the authenticated user"); the public one in the profile never does.
 */
export function readGithubAccount(issuer: string, account: unknown): ProvidedIdentity | null {
  const read = githubSchema.safeParse(account)
  if (!read.success) return null
  const { id, name, emails } = read.data
  const primary = emails.find((one) => one.primary && one.verified)
  return {
    provider: 'github',
    issuer,
    subject: String(id),
    verifiedEmail: primary ? addressOf(primary.email) : null,
    name: nameOf(name),
  }
}

function addressOf(email: unknown): string | null {
  const read = emailSchema.safeParse(email)
  return read.success ? read.data.toLowerCase() : null
}

function nameOf(name: unknown): string | null {
  return typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 100) : null
}
