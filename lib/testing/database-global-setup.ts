import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../data/migrate'
import { startThrowawayPostgres } from './throwaway-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

/** Once for the `db` project: a fresh, migrated database on OUTLAY_TEST_DATABASE_URL's server or on one of our own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.OUTLAY_TEST_DATABASE_URL
  const server = given ? { url: given, dispose: async () => {} } : await startThrowawayPostgres()
  const name = `outlay_test_${randomBytes(6).toString('hex')}`
  await run(server.url, `create database ${name}`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  await migrate({ url: url.href, directory: path.resolve('prisma/migrations'), say: console.log })
  project.provide('databaseUrl', url.href)
  return async () => {
    if (given) await run(server.url, `drop database ${name} with (force)`)
    await server.dispose()
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
