import { hashKey } from '../../auth/make-key-secret'
import { findApiKeyByHash } from '../../data/api-keys/find-api-key-by-hash'
import { updateKeyLastUsed } from '../../data/api-keys/update-key-last-used'
import { KEY_SCOPES, type KeyCaller } from '../../domain/members/caller'

/** Who carries this key; null where it is unknown, revoked or expired. Asked of the store on every request. */
export async function findKeyCaller(secret: string, ip: string | null): Promise<KeyCaller | null> {
  const key = await findApiKeyByHash(hashKey(secret).toString('hex'))
  if (!key?.isLive) return null
  if (!key.usedInLastMinute) await updateKeyLastUsed(key.organizationId, key.id)
  return {
    kind: 'key',
    organizationId: key.organizationId,
    timeZone: key.timeZone,
    keyId: key.id,
    keyName: key.name,
    scopes: KEY_SCOPES.filter((scope) => key.scopes.includes(scope)),
    ip,
  }
}
