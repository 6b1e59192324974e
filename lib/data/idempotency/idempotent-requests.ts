import { wellFormed } from '../../domain/well-formed'
import type { SqlTransaction } from '../database'

export type Claim =
  | { kind: 'new' }
  | { kind: 'different' }
  | { kind: 'under_way' }
  | { kind: 'answered'; status: number; body: unknown }

const KEPT = `interval '24 hours'`
// A process that died in the middle must not block its key: one that lives says so every few seconds.
const PATIENCE = `interval '20 seconds'`

/** Takes a key for a request, or says what became of the request that had it before. Keys are kept for a day. */
export async function claimIdempotencyKey(
  tx: SqlTransaction,
  key: string,
  requestHash: string,
): Promise<Claim> {
  await tx.rows(
    `DELETE FROM idempotent_request WHERE organization_id = current_organization_id()
     AND (created_at < now() - ${KEPT} OR (status IS NULL AND created_at < now() - ${PATIENCE}))`,
  )
  const made = await tx.rows(
    `INSERT INTO idempotent_request (organization_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
    [tx.organizationId, key, requestHash],
  )
  if (made.length > 0) return { kind: 'new' }
  const [known] = await tx.rows<{ request_hash: string; status: number | null; body: unknown }>(
    `SELECT request_hash, status, body FROM idempotent_request WHERE organization_id = current_organization_id() AND key = $1`,
    [key],
  )
  if (known && known.request_hash !== requestHash) return { kind: 'different' }
  if (!known || known.status === null) return { kind: 'under_way' }
  return { kind: 'answered', status: known.status, body: known.body }
}

/** Says that the key's request is still under way. */
export async function touchIdempotencyKey(tx: SqlTransaction, key: string): Promise<void> {
  await tx.rows(
    `UPDATE idempotent_request SET created_at = now()
     WHERE organization_id = current_organization_id() AND key = $1 AND status IS NULL`,
    [key],
  )
}

/** Keeps the answer, to be given again to the same key. */
export async function keepIdempotentAnswer(
  tx: SqlTransaction,
  key: string,
  status: number,
  body: unknown,
): Promise<void> {
  await tx.rows(
    `UPDATE idempotent_request SET status = $2, body = $3 WHERE organization_id = current_organization_id() AND key = $1`,
    [key, status, JSON.stringify(body, storableText)],
  )
}

// jsonb takes neither NUL nor half of a surrogate pair, and a message may quote either.
function storableText(_: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value).replaceAll('\0', '\ufffd') : value
}

/** Gives a key back: its request made nothing, so that it may be tried again. */
export async function releaseIdempotencyKey(tx: SqlTransaction, key: string): Promise<void> {
  await tx.rows(
    'DELETE FROM idempotent_request WHERE organization_id = current_organization_id() AND key = $1',
    [key],
  )
}
