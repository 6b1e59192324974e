import { afterAll, describe, expect, it } from 'vitest'
import { DISTRIBUTION_COLUMN, LOCAL_TABLES, REFERENCE_TABLES } from '../testing/distribution'
import { disconnectDatabase, inSqlTransaction } from './database'

// What Citus 14 demands of a table before it distributes it (docs/scale.md names the place of each rule in its source),
// asked of PostgreSQL's own catalogue. Each exception is named, with what is done about it before distributing.

afterAll(disconnectDatabase)

const NOT_DISTRIBUTED = Object.keys({ ...REFERENCE_TABLES, ...LOCAL_TABLES })

const ask = <Row extends object>(text: string, values: unknown[] = []) =>
  inSqlTransaction({ nothing: true }, (tx) => tx.rows<Row>(text, values))

/** Rows of `query` over the tables that would be distributed, as `c`. */
const askDistributed = <Row extends object>(query: string) =>
  ask<Row>(
    `WITH c AS (SELECT *, (SELECT attnum FROM pg_attribute WHERE attrelid = r.oid AND attname = $2) AS organization
       FROM pg_class r WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relname = ANY ($1))
     ${query}`,
    [NOT_DISTRIBUTED, DISTRIBUTION_COLUMN],
  )

describe('every table', () => {
  it('is distributed by its organization, or named as a reference or a local table', async () => {
    const odd = await askDistributed(`
      SELECT c.relname AS name FROM c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = c.organization
      WHERE a.attnum IS NULL OR NOT a.attnotnull OR a.atttypid <> 'integer'::regtype OR a.attgenerated <> '' OR a.attidentity <> ''`)
    expect(odd).toEqual([])
    const there = await ask<{ name: string }>(
      `SELECT relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname = ANY ($1)`,
      [NOT_DISTRIBUTED],
    )
    expect(there.map(({ name }) => name).sort()).toEqual([...NOT_DISTRIBUTED].sort())
    const [{ count } = { count: 0 }] = await askDistributed<{ count: number }>(
      'SELECT count(*)::integer AS count FROM c',
    )
    expect(count).toBeGreaterThan(45)
  })

  it('is a plain one: no view, partition, inheritance or rule', async () => {
    const odd = await ask(`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i', 'S', 'c')
      UNION ALL SELECT i.inhrelid::regclass::text FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT ev_class::regclass::text FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
        WHERE c.relnamespace = 'public'::regnamespace`)
    expect(odd).toEqual([])
  })
})

// Checked by the service under a lock as well, which is what is left when it is dropped: set-own-price.ts.
const EXCLUSIONS_DROPPED_BEFORE = ['price_override_dates_excl']

describe('a distributed table', () => {
  it('has the organization in its primary key', async () => {
    expect(
      await askDistributed(`SELECT c.relname AS name FROM c WHERE NOT EXISTS (
        SELECT FROM pg_index x WHERE x.indrelid = c.oid AND x.indisprimary AND c.organization = ANY (x.indkey[0:x.indnkeyatts - 1]))`),
    ).toEqual([])
  })

  it('has it as a plain column in every unique index, partial and of expressions too', async () => {
    // In an index key an expression has the number 0: one that is made from the organization does not count.
    expect(
      await askDistributed(`SELECT c.relname AS table, x.indexrelid::regclass::text AS index FROM c
        JOIN pg_index x ON x.indrelid = c.oid AND x.indisunique
        WHERE NOT c.organization = ANY (x.indkey[0:x.indnkeyatts - 1])`),
    ).toEqual([])
  })

  it('compares it for equality in every exclusion constraint', async () => {
    const without = await askDistributed<{ name: string }>(`
      SELECT k.conname::text AS name FROM c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'x'
      WHERE NOT EXISTS (SELECT FROM unnest(k.conkey, k.conexclop) AS part (attnum, operator)
        JOIN pg_operator o ON o.oid = part.operator WHERE part.attnum = c.organization AND o.oprname = '=')`)
    expect(without.map(({ name }) => name)).toEqual(EXCLUSIONS_DROPPED_BEFORE)
  })

  it('takes no value of a column from a sequence that is smaller than bigint', async () => {
    expect(
      await askDistributed(`SELECT c.relname AS table, a.attname AS column FROM c
        JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE a.atttypid <> 'bigint'::regtype AND (a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%')`),
    ).toEqual([])
  })
})

interface ForeignKey {
  name: string
  of: string
  refers: string
  /** Where the organization stands among the columns, from 0; null where it does not. */
  here: number | null
  there: number | null
  onDelete: string
  onUpdate: string
}

// The service lets go of a budget's alerts itself (deleteBudgetRow); the version before relied on the key's action.
const CHANGED_BEFORE = ['alert_organization_id_budget_id_fkey']

describe('a foreign key', () => {
  const read = () =>
    ask<ForeignKey>(
      `SELECT k.conname::text AS name, k.conrelid::regclass::text AS of, k.confrelid::regclass::text AS refers,
        array_position(k.conkey, a.attnum) AS here, array_position(k.confkey, b.attnum) AS there,
        k.confdeltype AS "onDelete", k.confupdtype AS "onUpdate"
      FROM pg_constraint k
      LEFT JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = $1
      LEFT JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attname = $1
      WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
      [DISTRIBUTION_COLUMN],
    )
  const isDistributed = (table: string) => !NOT_DISTRIBUTED.includes(table)

  it('between distributed tables has the organization in the same place on both sides', async () => {
    const between = (await read()).filter((key) => isDistributed(key.of) && isDistributed(key.refers))
    expect(between.length).toBeGreaterThan(20)
    expect(between.filter(({ here, there }) => here === null || here !== there)).toEqual([])
  })

  it('goes from a distributed table to a distributed or a reference table, and from these two to none distributed', async () => {
    const keys = await read()
    expect(keys.filter(({ of, refers }) => isDistributed(of) && refers in LOCAL_TABLES)).toEqual([])
    expect(keys.filter(({ of, refers }) => !isDistributed(of) && isDistributed(refers))).toEqual([])
  })

  it('that holds the organization changes no column of it by itself', async () => {
    // n: SET NULL, d: SET DEFAULT, c: CASCADE, which is allowed where a row is deleted only.
    const changing = (await read()).filter(
      ({ of, here, onDelete, onUpdate }) =>
        isDistributed(of) && here !== null && ('nd'.includes(onDelete) || 'ndc'.includes(onUpdate)),
    )
    expect(changing.map(({ name }) => name)).toEqual(CHANGED_BEFORE)
  })
})

// A policy that asks another table cannot run on a node that holds but a part of it: Citus refuses the table.
const POLICIES_THAT_ASK = [
  'agent_run of_viewer',
  'agent_run_task of_viewer',
  'alert of_viewer',
  'alert_delivery for_schedulers',
  'attribution_rule of_viewer',
  'budget of_viewer',
  'import for_schedulers',
  'import of_viewer',
  'import_delivery for_schedulers',
  'import_drop of_viewer',
  'import_drop_example of_viewer',
  'organization for_schedulers',
  'outgoing_mail for_schedulers',
  'report_delivery for_schedulers',
  'report_schedule for_schedulers',
  'repricing for_schedulers',
  'repricing of_viewer',
  'run_sum of_viewer',
  'saved_view of_viewer',
  'series of_viewer',
  'usage_day of_viewer',
  'usage_event of_viewer',
  'usage_rollup of_viewer',
]

// The sums of days are kept by them, and the runs marked whose sums are behind.
const TRIGGERS = [
  'organization sums_of_days',
  'usage_event changed_runs_delete',
  'usage_event changed_runs_insert',
  'usage_event changed_runs_update',
  'usage_rollup sums_of_days_delete',
  'usage_rollup sums_of_days_insert',
  'usage_rollup sums_of_days_update',
]

// They run where they are called, on the coordinator, but for those of triggers. What policies call asks no table.
const FUNCTIONS_THAT_ASK = [
  'add_to_sums_of_days',
  'delete_audit_of_deleted_organization',
  'erase_from_audit_log',
  'make_sums_of_days',
  'mark_changed_runs',
  'usage_seen_by',
]

describe('what Citus does not take as it is, all of it', () => {
  it('policies with a subquery', async () => {
    // Of reference tables as well.
    const policies = await ask<{ name: string }>(`
      SELECT c.relname || ' ' || p.polname AS name FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
      WHERE p.polqual::text LIKE '%{SUBLINK%' OR p.polwithcheck::text LIKE '%{SUBLINK%' ORDER BY 1`)
    expect(policies.map(({ name }) => name)).toEqual(POLICIES_THAT_ASK)
  })

  it('triggers', async () => {
    const triggers = await ask<{ name: string }>(`
      SELECT c.relname || ' ' || t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal ORDER BY 1`)
    expect(triggers.map(({ name }) => name)).toEqual(TRIGGERS)
  })

  it('functions that ask a distributed table', async () => {
    const functions = await askDistributed<{ name: string }>(`
      SELECT DISTINCT f.proname::text AS name FROM pg_proc f JOIN c ON f.prosrc ~ ('\\m' || c.relname || '\\M')
      WHERE f.pronamespace = 'public'::regnamespace ORDER BY 1`)
    expect(functions.map(({ name }) => name)).toEqual(FUNCTIONS_THAT_ASK)
  })
})
