import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { withEmptyDatabase } from '../testing/database'
import { migrate } from './migrate'

const released = path.resolve('prisma/migrations')

async function withFolder(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'outlay-migrations-'))
  cpSync(released, directory, { recursive: true })
  try {
    await use(directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function addMigration(directory: string, name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true })
  writeFileSync(path.join(directory, name, 'migration.sql'), sql)
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('eight processes that migrate at once apply each migration once', async () => {
  await withEmptyDatabase('migrate_at_once', async (url) => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => migrate({ url, directory: released })))
    const applied = answers.filter((names) => names.length > 0)
    expect(applied).toHaveLength(1)
    expect(await rows(url, 'select migration_name from _prisma_migrations order by 1')).toEqual(
      applied[0]?.map((migration_name) => ({ migration_name })),
    )
  })
})

test('several databases of one cluster that migrate at once do not trip over the role they share', async () => {
  await withEmptyDatabase('migrate_one', async (one) => {
    await withEmptyDatabase('migrate_two', async (two) => {
      const answers = await Promise.all([one, two].map((url) => migrate({ url, directory: released })))
      expect(answers[0]).toEqual(answers[1])
    })
  })
})

test('the application role may neither log in nor bypass row-level security, and may use the job queue', async () => {
  await withEmptyDatabase('migrate_role', async (url) => {
    await migrate({ url, directory: released })
    expect(
      await rows(
        url,
        "select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'outlay_app'",
      ),
    ).toEqual([
      { rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
    ])
    expect(
      await rows(
        url,
        "select has_table_privilege('outlay_app', 'pgboss.job', 'insert,update,delete,select') as may",
      ),
    ).toEqual([{ may: true }])
  })
})

test('a migration that fails leaves nothing of itself and is tried again', async () => {
  await withEmptyDatabase('migrate_failing', async (url) => {
    await withFolder(async (directory) => {
      addMigration(directory, '29990101000000_fail', 'create table half (id int); select 1/0;')
      await expect(migrate({ url, directory })).rejects.toThrow(
        /29990101000000_fail could not be applied.*division by zero/,
      )
      expect(await rows(url, "select to_regclass('half') as half")).toEqual([{ half: null }])
      addMigration(directory, '29990101000000_fail', 'create table half (id int);')
      expect(await migrate({ url, directory })).toEqual(['29990101000000_fail'])
    })
  })
})

test('a migration changed after it was applied is refused; one the database alone knows is only mentioned', async () => {
  await withEmptyDatabase('migrate_changed', async (url) => {
    await withFolder(async (directory) => {
      addMigration(directory, '29990101000000_add', 'create table added (id int);')
      await migrate({ url, directory })
      addMigration(directory, '29990101000000_add', 'create table added (id bigint);')
      await expect(migrate({ url, directory })).rejects.toThrow(/29990101000000_add was changed/)
    })
    const said: string[] = []
    expect(await migrate({ url, directory: released, say: (line) => said.push(line) })).toEqual([])
    expect(said.join()).toContain('29990101000000_add')
  })
})

test('a role that may not create roles gets one sentence with the SQL to run, and can migrate after it was run', async () => {
  await withEmptyDatabase('migrate_weak', async (url) => {
    const login = `weak_${Date.now()}`
    await rows(
      url,
      `create role ${login} login password 'weak'; grant create on database migrate_weak to ${login}; grant all on schema public to ${login}`,
    )
    const weak = new URL(url)
    weak.username = login
    weak.password = 'weak'
    await expect(migrate({ url: weak.href, directory: released })).rejects.toThrow(
      `GRANT outlay_app TO "${login}"`,
    )
    await rows(url, `grant outlay_app to ${login}`)
    expect(await migrate({ url: weak.href, directory: released })).not.toEqual([])
    await rows(url, `drop owned by ${login} cascade; drop role ${login}`)
  })
})

test('the application role is let be become by DATABASE_URL while DATABASE_MIGRATION_URL changes the schema', async () => {
  await withEmptyDatabase('migrate_two_urls', async (migrationUrl) => {
    const login = `app_${Date.now()}`
    await rows(migrationUrl, `create role ${login} login password 'app'`)
    const url = new URL(migrationUrl)
    url.username = login
    url.password = 'app'
    await migrate({ url: url.href, migrationUrl, directory: released })
    expect(await migrate({ url: url.href, directory: released })).toEqual([])
    expect(await rows(url.href, "select set_config('role', 'outlay_app', false) as role")).toEqual([
      { role: 'outlay_app' },
    ])
    await rows(migrationUrl, `drop owned by ${login}; drop role ${login}`)
  })
})
