import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillOrganization } from '../testing/fill-organization'
import { makeOrganization } from '../testing/make-organization'
import { disconnectDatabase, inOrganizationSql, inSqlTransaction, type SqlTransaction } from './database'

afterAll(disconnectDatabase)

// What must be found before an organization is known; in a distributed database these are reference tables.
const GLOBAL_TABLES = [
  '_prisma_migrations',
  'deleted_organization',
  // By which accounts elsewhere a person signs in: looked up by whoever signs in.
  'linked_account',
  'password_reset',
  'price_snapshot',
  'process_heartbeat',
  'rate_limit',
  'sign_in_session',
  'user_account',
  // Which organization a domain of mail is of: found by whoever signs in with an address there.
  'verified_domain',
]

const ask = <Row extends object>(text: string, values: unknown[] = []) =>
  inSqlTransaction({ nothing: true }, (tx) => tx.rows<Row>(text, values))

const TABLES = `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
    (SELECT count(*)::integer FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
    EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*' AND p.polwithcheck IS NOT NULL) AS checked
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`

interface Table {
  name: string
  enabled: boolean
  forced: boolean
  policies: number
  checked: boolean
}

async function tenantTables(): Promise<Table[]> {
  const tables = await ask<Table>(TABLES)
  return tables.filter(({ name }) => !GLOBAL_TABLES.includes(name))
}

describe('every table of an organization', () => {
  it('forces row-level security, with a policy for reading and writing', async () => {
    const tables = await tenantTables()
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter(({ enabled, forced, checked }) => !enabled || !forced || !checked)).toEqual([])
  })

  it('carries the organization in its primary key, every unique constraint and every foreign key', async () => {
    const keys = await ask<{ relation: string; key: string; columns: string[]; refers: string | null }>(`
      SELECT c.relname AS relation, i.relname AS key, NULL AS refers,
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (x.indkey)) AS columns
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND x.indisunique
      UNION ALL
      SELECT c.relname, k.conname, k.confrelid::regclass::text,
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (k.conkey))
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace = 'public'::regnamespace AND k.contype = 'f'`)
    const without = keys.filter(
      ({ relation, columns, refers }) =>
        !GLOBAL_TABLES.includes(relation) &&
        !(refers !== null && GLOBAL_TABLES.includes(refers)) &&
        !columns.includes(relation === 'organization' ? 'id' : 'organization_id'),
    )
    expect(keys.length).toBeGreaterThan(20)
    expect(without).toEqual([])
  })

  it('is one of the named exemptions otherwise', async () => {
    const all = await ask<Table>(TABLES)
    expect(all.filter(({ enabled }) => !enabled).map(({ name }) => name)).toEqual(GLOBAL_TABLES)
  })
})

describe('the role that the application works as', () => {
  it('neither owns the tables nor bypasses their policies, whatever role the URL names', async () => {
    const [role] = await ask(`SELECT current_user AS name, rolsuper, rolbypassrls, rolcanlogin,
      EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner = r.oid) AS owns
      FROM pg_roles r WHERE rolname = current_user`)
    expect(role).toEqual({
      name: 'outlay_app',
      rolsuper: false,
      rolbypassrls: false,
      rolcanlogin: false,
      owns: false,
    })
  })

  it.each([
    'UPDATE audit_entry SET action = action',
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry',
    'DELETE FROM _prisma_migrations',
  ])('may not %s', async (statement) => {
    await expect(ask(statement)).rejects.toThrow('permission denied')
  })
})

describe('an organization with rows in every table', () => {
  let mine = 0
  let other = 0

  beforeAll(async () => {
    const [filled, empty] = [await makeOrganization(), await makeOrganization()]
    await fillOrganization(filled)
    mine = filled.organizationId
    other = empty.organizationId
  })

  async function counts(
    run: (count: (tx: SqlTransaction) => Promise<Map<string, number>>) => Promise<Map<string, number>>,
  ) {
    const tables = await tenantTables()
    return run(async (tx) => {
      const found = new Map<string, number>()
      for (const { name } of tables) {
        const column = name === 'organization' ? 'id' : 'organization_id'
        const [row] = await tx.rows<{ count: number }>(
          `SELECT count(*)::integer AS count FROM ${name} WHERE ${column} = $1`,
          [mine],
        )
        found.set(name, row?.count ?? 0)
      }
      return found
    })
  }

  it('sees them all', async () => {
    const seen = await counts((count) => inOrganizationSql(mine, count))
    expect([...seen].filter(([, count]) => count === 0)).toEqual([])
  })

  it('shows none of them to another organization, or to nobody', async () => {
    for (const seen of [
      await counts((count) => inOrganizationSql(other, count)),
      await counts((count) => inSqlTransaction({ nothing: true }, count)),
    ]) {
      expect([...seen].filter(([, count]) => count !== 0)).toEqual([])
    }
  })

  it('takes no row that another organization writes into it', async () => {
    await expect(
      inOrganizationSql(other, (tx) =>
        tx.rows(`INSERT INTO project (organization_id, name) VALUES ($1, 'planted')`, [mine]),
      ),
    ).rejects.toThrow('row-level security')
    const moved = inOrganizationSql(other, (tx) =>
      tx.rows('UPDATE organization SET name = $1 WHERE id = $2 RETURNING 1', ['x', mine]),
    )
    expect(await moved).toEqual([])
  })

  it('shows a scheduler its id and what is under way, and nothing of its usage', async () => {
    const seen = await counts((count) => inSqlTransaction({ scheduler: true }, count))
    expect([...seen].filter(([, count]) => count !== 0).map(([name]) => name)).toEqual([
      'import',
      'organization',
    ])
  })
})
