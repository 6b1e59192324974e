import { z } from 'zod'
import { revokeApiKey as endKey } from '../../data/api-keys/revoke-api-key'
import { insertAuditEntry } from '../../data/audit/insert-audit-entry'
import { inOrganization } from '../../data/database'
import { ProductError } from '../../domain/errors'
import { type MemberCaller, requireAllowed } from '../../domain/members/caller'

/** Ends a key for good: the next request that carries it is refused. */
export async function revokeApiKey(caller: MemberCaller, id: unknown): Promise<void> {
  requireAllowed(caller, 'manage_api_keys')
  const asked = z.uuid().safeParse(id)
  if (!asked.success) throw noSuchKey()
  const { organizationId } = caller
  await inOrganization(organizationId, async (tx) => {
    const revoked = await endKey(tx, organizationId, asked.data)
    if (!revoked) throw noSuchKey()
    await insertAuditEntry(tx, {
      organizationId,
      actorUserId: caller.userId,
      actorLabel: caller.email,
      action: 'api_key.revoke',
      subject: `api key ${asked.data}`,
      before: { ...revoked },
      ip: caller.ip,
    })
  })
}

function noSuchKey(): ProductError {
  return new ProductError('not_found', 'There is no such key; it may have been revoked already.')
}
