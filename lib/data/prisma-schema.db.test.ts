import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readPrismaSchema, type SchemaTable } from '../testing/read-prisma-schema'
import { disconnectDatabase, inSqlTransaction } from './database'

afterAll(disconnectDatabase)

const described = readPrismaSchema(readFileSync(path.resolve('prisma/schema.prisma'), 'utf8'))

// Prisma has no words for indexes on expressions or under a condition: these stand in the migrations only.
const WITHOUT_WORDS = [
  'user_account_email_key',
  'price_override_from_key',
  'price_override_dates_excl',
  'usage_event_unpriced_idx',
  'usage_event_via_idx',
  'repricing_active_key',
]

async function migrated(): Promise<Map<string, SchemaTable>> {
  return inSqlTransaction({ nothing: true }, async (tx) => {
    const columns = await tx.rows<{ relation: string; name: string; type: string; nullable: boolean }>(`
      SELECT c.relname AS relation, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
        AND c.relname <> '_prisma_migrations' ORDER BY c.relname, a.attnum`)
    const indexes = await tx.rows<{
      relation: string
      name: string
      columns: string[]
      primary: boolean
      unique: boolean
    }>(`
      SELECT c.relname AS relation, i.relname AS name, x.indisprimary AS primary, x.indisunique AS unique,
        ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k (attnum, place)
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum ORDER BY place) AS columns
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`)
    const tables = new Map<string, SchemaTable>()
    for (const { relation, name, type, nullable } of columns) {
      const table = tables.get(relation) ?? { columns: new Map(), primaryKey: [], indexes: [] }
      table.columns.set(name, { type, isNullable: nullable })
      tables.set(relation, table)
    }
    for (const { relation, name, columns: of, primary, unique } of indexes) {
      const table = tables.get(relation)
      if (!table || WITHOUT_WORDS.includes(name)) continue
      if (primary) table.primaryKey = of
      else table.indexes.push(`${unique ? 'unique' : 'index'} ${of.join(',')}`)
    }
    return tables
  })
}

const comparable = (tables: Map<string, SchemaTable>) =>
  Object.fromEntries(
    [...tables]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { columns, primaryKey, indexes }]) => [
        name,
        {
          columns: Object.fromEntries([...columns].sort(([a], [b]) => (a < b ? -1 : 1))),
          primaryKey,
          indexes: indexes.sort(),
        },
      ]),
  )

it('schema.prisma describes the migrated database: tables, columns, types, keys and indexes', async () => {
  expect(described.size).toBeGreaterThan(20)
  expect(comparable(described)).toEqual(comparable(await migrated()))
})
