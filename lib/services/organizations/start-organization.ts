import { z } from 'zod'
import { hashPassword } from '../../auth/hash-password'
import { passwordProblem } from '../../auth/password-problem'
import { readFirstStart } from '../../data/organizations/first-start-state'
import {
  type FirstOrganization,
  insertFirstOrganization,
} from '../../data/organizations/insert-first-organization'
import { ProductError } from '../../domain/errors'
import { emailSchema } from '../../domain/members/email'
import { organizationNameSchema } from '../../domain/organizations/organization-settings'
import { timeZoneSchema } from '../../domain/organizations/time-zone'
import { parseInput } from '../../domain/parse-input'

const inputSchema = z
  .object({
    name: z.string().trim().max(100, 'A name has at most 100 characters.').default(''),
    email: emailSchema,
    password: z.string(),
    organization: organizationNameSchema,
    timeZone: timeZoneSchema.default('UTC'),
  })
  .superRefine(({ name, email, password, organization }, context) => {
    const message = passwordProblem(password, [name, email, organization])
    if (message) context.addIssue({ code: 'custom', path: ['password'], message })
  })

/** First start: makes the owner and their organization. Throws `not_found` once there is a user, or was: it is over then. */
export async function startOrganization(
  input: unknown,
  context: { ip: string | null; apiKey?: FirstOrganization['apiKey'] },
): Promise<{ organizationId: number; userId: string }> {
  if ((await readFirstStart()) !== 'open') throw alreadyStarted()
  const { name, email, password, organization, timeZone } = parseInput(inputSchema, input)
  const made = await insertFirstOrganization({
    email,
    name: name || null,
    passwordHash: await hashPassword(password),
    organizationName: organization,
    timeZone,
    ...(context.apiKey && { apiKey: context.apiKey }),
    ip: context.ip,
  })
  if (!made) throw alreadyStarted()
  return made
}

function alreadyStarted(): ProductError {
  return new ProductError('not_found', 'This server is set up already. Sign in instead.')
}
