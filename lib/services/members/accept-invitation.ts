import { z } from 'zod'
import { hashPassword } from '../../auth/hash-password'
import { readInvitationToken } from '../../auth/invitation-token'
import { passwordProblem } from '../../auth/password-problem'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { findMembers } from '../../data/members/find-members'
import { updateFirstPassword } from '../../data/members/update-first-password'
import { ProductError } from '../../domain/errors'
import { parseInput } from '../../domain/parse-input'

export interface OpenInvitation {
  userId: string
  organizationId: number
  email: string
}

/** Whom a link still invites; null where it is used, too old, or its person is no member any more. */
export async function findInvitation(token: string): Promise<OpenInvitation | null> {
  const invitation = await readInvitationToken(token)
  if (!invitation) return null
  const { organizationId, userId } = invitation
  const members = await inOrganization(organizationId, (tx) => findMembers(tx, organizationId))
  const invited = members.find((member) => member.userId === userId && member.isInvited)
  return invited ? { userId, organizationId, email: invited.email } : null
}

const inputSchema = z.object({
  token: z.string().max(4000),
  name: z.string().trim().max(100, 'A name has at most 100 characters.').default(''),
  password: z.string(),
})

/** Gives the invited person the password that they chose, once; answers the address to sign in with. */
export async function acceptInvitation(input: unknown, context: { ip: string | null }): Promise<string> {
  const { token, name, password } = parseInput(inputSchema, input)
  const invitation = await findInvitation(token)
  if (!invitation) throw endedInvitation()
  const { userId, organizationId, email } = invitation
  const message = passwordProblem(password, [name, email])
  if (message) throw new ProductError('invalid', message, { fields: [{ path: 'password', message }] })
  const passwordHash = await hashPassword(password)
  if (!(await updateFirstPassword(userId, { passwordHash, name: name || null }))) throw endedInvitation()
  await inOrganization(organizationId, (tx) =>
    insertAuditEntry(tx, {
      organizationId,
      actorUserId: userId,
      actorLabel: email,
      action: 'member.join',
      subject: `user ${email}`,
      ip: context.ip,
    }),
  )
  return email
}

function endedInvitation(): ProductError {
  return new ProductError('not_found', 'This link has been used or has ended. Ask for a new one.')
}
