import type { SqlTransaction } from '../database'

const LOCK = `hashtext('identities'), $1`

/** Until the transaction ends nobody is erased: what is read by name is written under the same name. */
export async function holdIdentities(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock_shared(${LOCK})`, [tx.organizationId])
}

/** Waits for all that write names, and keeps new ones out until the transaction ends. */
export async function lockIdentities(tx: SqlTransaction): Promise<void> {
  await tx.rows(`SELECT pg_advisory_xact_lock(${LOCK})`, [tx.organizationId])
}

export interface ErasedName {
  /** In hex. */
  hash: string
  number: number
}

export function findErasedNames(tx: SqlTransaction): Promise<ErasedName[]> {
  return tx.rows<ErasedName>(
    `SELECT encode(hash, 'hex') AS hash, number FROM erased_name WHERE organization_id = current_organization_id()`,
  )
}

/** When somebody was erased last, as text to the microsecond; null where nobody ever was. */
export async function findLastErasure(tx: SqlTransaction): Promise<string | null> {
  const [row] = await tx.rows<{ at: string | null }>(
    'SELECT max(erased_at)::text AS at FROM erased_person WHERE organization_id = current_organization_id()',
  )
  return row?.at ?? null
}

/** Begins the erasure of a person: under the next free number, which no usage is under yet, or under the one they have. */
export async function upsertErasedPerson(tx: SqlTransaction, known: number | null): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    `INSERT INTO erased_person (organization_id, number)
     SELECT current_organization_id(), coalesce($1::integer, 1 + greatest(
       (SELECT max(number) FROM erased_person WHERE organization_id = current_organization_id()),
       (SELECT max(substring(user_label FROM '(?i)^\\s*former member (\\d{1,8})\\s*$')::integer) FROM series
        WHERE organization_id = current_organization_id()), 0))
     ON CONFLICT (organization_id, number) DO UPDATE SET erased_at = now() RETURNING number`,
    [known],
  )
  if (!row) throw new Error('an erased person got no number')
  return row.number
}

/** Keeps the hashes of what somebody was called. */
export async function insertErasedNames(
  tx: SqlTransaction,
  number: number,
  hashes: readonly string[],
): Promise<void> {
  await tx.rows(
    `INSERT INTO erased_name (organization_id, hash, number)
     SELECT current_organization_id(), decode(hash, 'hex'), $2 FROM unnest($1::text[]) AS hash ON CONFLICT DO NOTHING`,
    [hashes, number],
  )
}
