import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { migrate } from '../data/migrate'

/** The migrated database that the tests of the `db` project share: each test makes its own organization in it. */
export function testDatabaseUrl(): string {
  return inject('databaseUrl')
}

/** Runs `use` on an empty, unmigrated database of the same server, and drops it. */
export async function withEmptyDatabase(name: string, use: (url: string) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: testDatabaseUrl() })
  await admin.connect()
  const url = new URL(testDatabaseUrl())
  url.pathname = `/${name}`
  await admin.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
  await admin.query(`create database ${escapeIdentifier(name)}`)
  try {
    await use(url.href)
  } finally {
    await admin.query(`drop database ${escapeIdentifier(name)} with (force)`)
    await admin.end()
  }
}

/** A database of a test's own, for what depends on all that is in one; what the test calls works in it. Dropped by `drop`. */
export async function makeOwnDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `outlay_test_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name}`)
  const url = new URL(testDatabaseUrl())
  url.pathname = `/${name}`
  await migrate({ url: url.href, directory: path.resolve('prisma/migrations') })
  process.env.DATABASE_URL = url.href
  return { url: url.href, drop: () => asAdmin(`drop database ${name} with (force)`) }
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: testDatabaseUrl() })
  await client.connect()
  await client.query(sql)
  await client.end()
}
