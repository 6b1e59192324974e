import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { StartError } from './start-error'

type Migration = { name: string; sql: string; checksum: string }
type AppliedRow = { migration_name: string; checksum: string; finished: boolean }

// As Prisma's own commands make it, so that `prisma migrate status` reads it.
const makeLedger = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** Applies what the folder holds and the database lacks, in order; answers the names. The caller holds the lock. */
export async function applyMigrations(arg: {
  client: Client
  directory: string
  say: (line: string) => void
}): Promise<string[]> {
  const { client, directory, say } = arg
  const migrations = readMigrations(directory)
  const applied = await readLedger(client)
  refuseChanged(migrations, applied)
  const known = new Set(migrations.map(({ name }) => name))
  const newer = [...applied.keys()].filter((name) => !known.has(name))
  if (newer.length > 0) {
    say(
      `The database has migrations that this version of Outlay does not know (${newer.join(', ')}): a newer version used it; going on.`,
    )
  }
  const names: string[] = []
  for (const migration of migrations.filter(({ name }) => !applied.has(name))) {
    await applyOne(client, migration)
    names.push(migration.name)
  }
  return names
}

function readMigrations(directory: string): Migration[] {
  return readdirSync(directory)
    .filter((name) => existsSync(path.join(directory, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const content = readFileSync(path.join(directory, name, 'migration.sql'))
      return { name, sql: content.toString(), checksum: createHash('sha256').update(content).digest('hex') }
    })
}

async function readLedger(client: Client): Promise<Map<string, AppliedRow>> {
  // Asked first: a role that may only use the schema must be able to find everything applied.
  const { rows: found } = await client.query<{ made: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as made",
  )
  if (!found[0]?.made) await client.query(makeLedger)
  const { rows } = await client.query<AppliedRow>(
    'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  )
  return new Map(rows.map((row) => [row.migration_name, row]))
}

function refuseChanged(migrations: Migration[], applied: Map<string, AppliedRow>): void {
  for (const { name, checksum } of migrations) {
    const row = applied.get(name)
    if (row && !row.finished) {
      throw new StartError(
        `The migration ${name} failed half-way under another tool: repair the database and run "prisma migrate resolve", or restore a backup.`,
      )
    }
    if (row && row.checksum !== checksum) {
      throw new StartError(
        `The migration ${name} was changed after this database had applied it: restore the file as it was released.`,
      )
    }
  }
}

async function applyOne(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date()
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, $4, 1)`,
      [randomUUID(), checksum, name, startedAt],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartError(
      `The migration ${name} could not be applied, and nothing of it was kept: ${reason}.`,
      { cause: error },
    )
  }
}
