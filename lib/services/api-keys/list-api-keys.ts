import { findApiKeys } from '../../data/api-keys/find-api-keys'
import { inOrganization } from '../../data/database'
import type { ApiKeyView } from '../../domain/members/api-key-view'
import { type Caller, KEY_SCOPES, requireAllowed } from '../../domain/members/caller'

/** The organization's keys, newest first. */
export async function listApiKeys(caller: Caller): Promise<ApiKeyView[]> {
  requireAllowed(caller, 'view_api_keys')
  const rows = await inOrganization(caller.organizationId, (tx) => findApiKeys(tx, caller.organizationId))
  const now = Date.now()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: KEY_SCOPES.filter((scope) => row.scopes.includes(scope)),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    state: row.revokedAt ? 'revoked' : row.expiresAt && row.expiresAt.getTime() <= now ? 'expired' : 'active',
  }))
}
