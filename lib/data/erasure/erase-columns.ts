import type { SqlTransaction } from '../database'

/** Whom to take out of an organization's rows, and what to put in their place. */
export interface Identity {
  /** In running text: addresses, full names, the account's id. Lower case. */
  identities: readonly string[]
  /** Whole names where a name stands, in lower case, by what they are of. */
  names: Readonly<Record<string, readonly string[]>>
  pseudonym: string
  userId: string | null
}

/**
 * Columns that are not searched, each for a reason. Ids that the sender chose are what an event, session or run is known by
 * again: another id would count it twice. Series, origins and the audit log are changed by their own rules. Channels are shown
 * to whoever erases, who decides.
 */
export const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  agent_run: ['id', 'retry_of'],
  agent_run_task: ['run_id'],
  audit_entry: ['actor_label', 'action', 'subject', 'before', 'after', 'ip', 'actor_user_id'],
  channel: ['kind', 'name', 'shown_target'],
  csv_mapping: ['header_fingerprint'],
  email_domain: ['domain', 'role', 'token'],
  event_origin: ['session_id', 'run_id', 'source_file'],
  idempotent_request: ['key', 'request_hash'],
  import_drop: ['reason'],
  import_drop_example: ['reason', 'event_id', 'kept_event_id', 'kept_session_id'],
  price_basis: ['snapshot_id', 'basis'],
  repriced_event: ['event_id'],
  repricing: ['done_id', 'snapshot_id'],
  run_change: ['run_id'],
  run_sum: ['run_id'],
  saved_estimate_run: ['run_id'],
  series: [
    ...['model', 'provider', 'source', 'project', 'framework', 'user_label', 'team', 'task'],
    ...['service_tier', 'speed', 'inference_geo', 'tags', 'sent'],
  ],
  telemetry_point: ['group_id', 'series', 'kind'],
  usage_event: ['id', 'components', 'request_id'],
  usage_thread: ['id', 'parent_id'],
  usage_thread_event: ['thread_id', 'event_id', 'fingerprint'],
  verified_domain: ['domain'],
}

interface Column {
  table: string
  name: string
  type: 'text' | 'jsonb' | 'text[]' | 'uuid'
  isUnique: boolean
}

const COLUMNS = `SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, NULL) AS type,
    EXISTS (SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisunique AND a.attnum = ANY (x.indkey)) AS "isUnique"
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attgenerated = '' AND a.attnum <> 0
    AND EXISTS (SELECT FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'organization_id' AND NOT o.attisdropped)
    AND (format_type(a.atttypid, NULL) IN ('text', 'jsonb', 'text[]') OR (format_type(a.atttypid, NULL) = 'uuid' AND NOT a.attnotnull))
  ORDER BY 1, 2`

/** Every column of an organization's tables that may hold an identity: also those of tables to come. */
export async function findErasableColumns(tx: SqlTransaction): Promise<Column[]> {
  const columns = await tx.rows<Column>(COLUMNS)
  return columns.filter(({ table, name }) => !LEFT_OUT[table]?.includes(name))
}

const ERASED: Record<Column['type'], (name: string) => string> = {
  text: (name) => `erase_in_text(${name}, $1, $3)`,
  'text[]': (name) => `erase_in_texts(${name}, $1, $3)`,
  jsonb: (name) => `erase_in_json(${name}, $1, $2, $3, ${name === '"tags"' ? "'tag'" : 'NULL'})`,
  uuid: (name) => `nullif(${name}, $4::uuid)`,
}
const erased = ({ name, type }: Column): string => ERASED[type](`"${name}"`)
// All parameters are named, whichever a table needs.
const WITH_ALL = `WITH given AS (SELECT $1::text, $2::jsonb, $3::text, $4::uuid)`

async function valuesOf(
  tx: SqlTransaction,
  { identities, names, pseudonym, userId }: Identity,
): Promise<unknown[]> {
  const [row] = await tx.rows<{ pattern: string | null }>('SELECT identity_pattern($1) AS pattern', [
    identities,
  ])
  return [row?.pattern ?? null, JSON.stringify(names), pseudonym, userId]
}

function changedIn(columns: readonly Column[]): string {
  return columns.map((column) => `"${column.name}" IS DISTINCT FROM ${erased(column)}`).join(' OR ')
}

function byTable(columns: readonly Column[]): [string, Column[]][] {
  const tables = [...new Set(columns.map(({ table }) => table))]
  return tables.map((name) => [name, columns.filter(({ table }) => table === name)])
}

/** How many rows of each table hold the identity. */
export async function countIdentity(
  tx: SqlTransaction,
  identity: Identity,
): Promise<{ table: string; rows: number }[]> {
  const counts = byTable(await findErasableColumns(tx)).map(
    ([table, columns]) =>
      `SELECT '${table}' AS "table", count(*)::integer AS rows FROM "${table}"
       WHERE organization_id = current_organization_id() AND (${changedIn(columns)})`,
  )
  const audit = `SELECT 'audit_entry', count(*)::integer FROM audit_entry
    WHERE organization_id = current_organization_id() AND (actor_user_id = $4 OR (actor_label, subject, before, after)
      IS DISTINCT FROM (${[ERASED.text('actor_label'), ERASED.text('subject'), ERASED.jsonb('before'), ERASED.jsonb('after')]}))`
  return tx.rows(`${WITH_ALL} ${[...counts, audit].join(' UNION ALL ')}`, await valuesOf(tx, identity))
}

/** Puts the pseudonym in place of the identity in every column that may hold it; says how many rows of each table. */
export async function eraseColumns(
  tx: SqlTransaction,
  identity: Identity,
): Promise<{ table: string; rows: number }[]> {
  const values = await valuesOf(tx, identity)
  const changed: { table: string; rows: number }[] = []
  for (const [table, columns] of byTable(await findErasableColumns(tx))) {
    for (const column of columns.filter(({ isUnique, type }) => isUnique && type === 'text'))
      await keepApart(tx, column, values)
    const [row] = await tx.rows<{ count: number }>(
      `${WITH_ALL}, changed AS (UPDATE "${table}" SET ${columns.map((column) => `"${column.name}" = ${erased(column)}`).join(', ')}
       WHERE organization_id = current_organization_id() AND (${changedIn(columns)}) RETURNING 1)
       SELECT count(*)::integer AS count FROM changed`,
      values,
    )
    changed.push({ table, rows: row?.count ?? 0 })
  }
  return changed
}

// Values of a key that would become one ("Ann@x.org", "ann@x.org") are numbered.
async function keepApart(tx: SqlTransaction, column: Column, values: unknown[]): Promise<void> {
  const { table, name } = column
  await tx.rows(
    `${WITH_ALL}, found AS (
       SELECT known, kept, row_number() OVER (PARTITION BY kept ORDER BY known) AS place
       FROM (SELECT DISTINCT "${name}" AS known, ${erased(column)} AS kept FROM "${table}"
         WHERE organization_id = current_organization_id()) every WHERE known IS DISTINCT FROM kept
     ) UPDATE "${table}" SET "${name}" = kept || ' ' || place FROM found
     WHERE organization_id = current_organization_id() AND "${name}" = known AND place > 1`,
    values,
  )
}
