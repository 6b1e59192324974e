import { z } from 'zod'
import { hashPassword, verifyPassword } from '../../auth/hash-password'
import { readInvitationToken } from '../../auth/invitation-token'
import { passwordProblem } from '../../auth/password-problem'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { findPasswordHash } from '../../data/members/find-password-hash'
import {
  acceptOpenInvitation,
  findOpenInvitation,
  type OpenInvitationRow,
} from '../../data/members/open-invitation'
import { updateFirstPassword } from '../../data/members/update-first-password'
import { ProductError } from '../../domain/errors'
import { parseInput } from '../../domain/parse-input'
import { countSignIn } from '../sessions/count-sign-in'
import { recordSignIn } from '../sessions/record-sign-in'

export interface OpenInvitation extends OpenInvitationRow {
  organizationId: number
  invitationId: string
}

/** Whom a link still invites, and to what; null where it is used, renewed, taken back or too old. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const invitation = readInvitationToken(token)
  if (!invitation) return null
  const found = await inOrganization(invitation.organizationId, (tx) =>
    findOpenInvitation(tx, invitation),
  ).catch((error: unknown) => {
    // The organization has been deleted.
    if (error instanceof ProductError) return null
    throw error
  })
  return found && { ...found, ...invitation }
}

const inputSchema = z.object({
  token: z.string().max(4000),
  name: z.string().trim().max(100, 'A name has at most 100 characters.').default(''),
  password: z.string().max(1000).default(''),
})

export interface InvitationAnswer {
  ip: string | null
  /** Whose browser answers, where somebody is signed in there. */
  signedInAs?: string | null
}

/**
 * Makes the invited person a member, once: with the password that they choose, or, where they have an account, for who is
 * signed in to it or knows its password. Answers where they are a member then, and the address to sign in with.
 */
export async function acceptInvitation(
  input: unknown,
  { ip, signedInAs }: InvitationAnswer,
): Promise<{ email: string; organizationId: number }> {
  const { token, name, password } = parseInput(inputSchema, input)
  const invitation = await findInvitation(token)
  if (!invitation) throw endedInvitation()
  const { userId, organizationId, email } = invitation
  const hasAccount = invitation.hasPassword || invitation.hasLinkedAccount
  if (hasAccount && signedInAs !== userId) {
    if (!invitation.hasPassword)
      throw atPassword('You have an account here: sign in as you do, then open this link again.')
    await provePassword({ id: userId, email }, password, ip)
  }
  const passwordHash = hasAccount ? null : await hashFirst(password, [name, email])
  await inOrganization(organizationId, async (tx) => {
    if (!(await acceptOpenInvitation(tx, invitation))) throw endedInvitation()
    if (passwordHash && !(await updateFirstPassword(tx, { userId, passwordHash, name: name || null })))
      throw new ProductError('conflict', 'This account can sign in by now. Open the link again.')
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: userId,
      actorLabel: email,
      action: 'member.join',
      subject: `user ${email}`,
      after: { role: invitation.role },
      ip,
    })
  })
  return { email, organizationId }
}

async function hashFirst(password: string, about: readonly string[]): Promise<string> {
  const message = passwordProblem(password, about)
  if (message) throw atPassword(message)
  return hashPassword(password)
}

// The same limits as signing in: a link is no place to guess at leisure.
async function provePassword(
  user: { id: string; email: string },
  password: string,
  ip: string | null,
): Promise<void> {
  const forgive = await countSignIn({ email: user.email, ip })
  if (!(await verifyPassword(await findPasswordHash(user.id), password))) {
    await recordSignIn({ user, ip, outcome: 'refused' })
    throw atPassword('This is not the password of your account.')
  }
  await forgive()
}

function atPassword(message: string): ProductError {
  return new ProductError('invalid', message, { fields: [{ path: 'password', message }] })
}

function endedInvitation(): ProductError {
  return new ProductError('not_found', 'This link has been used or has ended. Ask for a new one.')
}
