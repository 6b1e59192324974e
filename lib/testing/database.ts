import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'

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
