import { inSqlTransaction } from '../database'

export interface OrganizationTable {
  name: string
  /** Its primary key, less the organization. */
  keys: { name: string; type: string }[]
}

// The audit log has a door of its own.
const AUDIT = 'audit_entry'

/** Every table of organizations, as the database has them: what refers to another comes before it. */
export function findOrganizationTables(): Promise<OrganizationTable[]> {
  return inSqlTransaction({ nothing: true }, (tx) =>
    tx.rows<OrganizationTable>(`
      WITH RECURSIVE held AS (
        SELECT c.oid, c.relname::text AS name FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      ), placed (oid, place) AS (
        SELECT oid, 0 FROM held
        UNION
        SELECT k.confrelid, p.place + 1 FROM placed p
        JOIN pg_constraint k ON k.conrelid = p.oid AND k.contype = 'f' AND k.confrelid <> p.oid
        JOIN held h ON h.oid = k.confrelid
      )
      SELECT h.name, coalesce((SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
          ORDER BY i.at)
        FROM pg_index x CROSS JOIN unnest(x.indkey) WITH ORDINALITY i (attnum, at)
        JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = i.attnum
        WHERE x.indrelid = h.oid AND x.indisprimary AND a.attname <> 'organization_id'), '[]') AS keys
      FROM held h JOIN placed p USING (oid) GROUP BY h.oid, h.name ORDER BY max(p.place), h.name`),
  )
}

export interface DeletedBatch {
  rows: number
  /** The key of the last row, as texts, to go on after; null where there is no more. */
  last: string[] | null
}

/** Deletes the next so many rows of a deleted organization, in the order of the primary key. */
export function deleteOrganizationRows(
  organizationId: number,
  { name, keys }: OrganizationTable,
  { after, atMost }: { after: string[] | null; atMost: number },
): Promise<DeletedBatch> {
  return inSqlTransaction({ deletedOrganizationId: organizationId }, async (tx) => {
    if (name === AUDIT) {
      const [row] = await tx.rows<{ rows: number }>(
        'SELECT delete_audit_of_deleted_organization($1)::integer AS rows',
        [atMost],
      )
      const rows = row?.rows ?? 0
      return { rows, last: rows < atMost ? null : [] }
    }
    const names = keys.map((key) => `"${key.name}"`)
    const list = ['organization_id', ...names].join(', ')
    // Going on after the last one, and not from the start, never wades through what was just deleted.
    const beyond =
      after === null || keys.length === 0
        ? ''
        : `AND (${names.join(', ')}) > (${keys.map(({ type }, at) => `$${at + 2}::text::${type}`).join(', ')})`
    const [batch] = await tx.rows<{ rows: number; found: number; last: string[] | null }>(
      `WITH picked AS (
         SELECT ${list} FROM ${name} WHERE organization_id = current_organization_id() ${beyond} ORDER BY ${list} LIMIT $1
       ), gone AS (
         DELETE FROM ${name} WHERE organization_id = current_organization_id() AND (${list}) IN (SELECT ${list} FROM picked)
         RETURNING ${list}
       )
       SELECT (SELECT count(*)::integer FROM gone) AS rows, (SELECT count(*)::integer FROM picked) AS found,
         (SELECT ARRAY[${names.map((key) => `${key}::text`).join(', ')}]::text[] FROM picked ORDER BY ${orderBackwards(['organization_id', ...names])} LIMIT 1) AS last`,
      [atMost, ...(beyond === '' ? [] : (after ?? []))],
    )
    return {
      rows: batch?.rows ?? 0,
      last: batch && batch.found === atMost && keys.length > 0 ? batch.last : null,
    }
  })
}

const orderBackwards = (names: readonly string[]): string => names.map((name) => `${name} DESC`).join(', ')
