import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hashKey, keyPrefix, makeKeySecret } from '../../auth/make-key-secret'
import { insertApiKey } from '../../data/api-keys/insert-api-key'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { KEY_SCOPES, type MemberCaller, requireAllowed } from '../../domain/members/caller'
import { organizationNameSchema } from '../../domain/organizations/organization-settings'
import { parseInput } from '../../domain/parse-input'

const inputSchema = z.object({
  name: organizationNameSchema,
  scopes: z
    .array(z.enum(KEY_SCOPES))
    .min(1, 'Choose what the key may do.')
    .transform((scopes) => KEY_SCOPES.filter((scope) => scopes.includes(scope))),
  /** Null: until it is revoked. */
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
})

export interface CreatedApiKey {
  id: string
  name: string
  /** The key itself: shown this once. */
  secret: string
}

/** Makes an API key of the caller's organization. */
export async function createApiKey(caller: MemberCaller, input: unknown): Promise<CreatedApiKey> {
  requireAllowed(caller, 'manage_api_keys')
  const { name, scopes, expiresInDays } = parseInput(inputSchema, input)
  const secret = makeKeySecret()
  const id = randomUUID()
  const prefix = keyPrefix(secret)
  const expiresAt = expiresInDays === null ? null : new Date(Date.now() + expiresInDays * 86_400_000)
  const { organizationId } = caller
  await inOrganization(organizationId, async (tx) => {
    const hash = hashKey(secret)
    await insertApiKey(tx, organizationId, {
      id,
      name,
      prefix,
      hash,
      scopes,
      createdBy: caller.userId,
      expiresAt,
    })
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'api_key.create',
      subject: `api key ${id}`,
      after: { name, prefix, scopes, expires_at: expiresAt?.toISOString() ?? null },
      ip: caller.ip,
    })
  })
  return { id, name, secret }
}
