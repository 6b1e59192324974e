import { databasePool } from '../database'

export interface BearerKey {
  organizationId: number
  timeZone: string
  id: string
  name: string
  scopes: string[]
  isLive: boolean
  usedInLastMinute: boolean
}

type Found = Omit<BearerKey, 'timeZone'>

/** The key with this SHA-256 (hex), in whatever organization; null where there is none. */
export async function findApiKeyByHash(hash: string): Promise<BearerKey | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null
  // One round trip a request: statements sent together are one transaction, and its settings end with it. They can
  // carry no parameters, so the hash is written into them, which the line above makes safe.
  const results = (await databasePool().query(`
    SELECT set_config('role', 'outlay_app', true), set_config('outlay.organization', '', true),
      set_config('outlay.user', '', true), set_config('outlay.scheduler', '', true),
      set_config('outlay.key_hash', '${hash}', true);
    SELECT organization_id AS "organizationId", id, name, scopes,
      revoked_at IS NULL AND coalesce(expires_at > now(), true) AS "isLive",
      coalesce(last_used_at > now() - interval '1 minute', false) AS "usedInLastMinute",
      set_config('outlay.organization', organization_id::text, true)
    FROM api_key WHERE hash = decode('${hash}', 'hex');
    SELECT time_zone AS "timeZone" FROM organization WHERE id = current_organization_id();
  `)) as unknown as [unknown, { rows: Found[] }, { rows: { timeZone: string }[] }]
  const key = results[1].rows[0]
  const organization = results[2].rows[0]
  return key && organization ? { ...key, timeZone: organization.timeZone } : null
}
