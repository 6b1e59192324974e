import { type Client, escapeIdentifier } from 'pg'
import { applyMigrations } from './apply-migrations'
import { connectForStart } from './connect-for-start'
import { ensureAppRole } from './ensure-app-role'
import { installJobQueue } from './install-job-queue'

export type MigrateOptions = {
  /** What the application connects with. */
  url: string
  /** A role that may change the schema, where the application's may not. */
  migrationUrl?: string | undefined
  /** The folder that holds <time>_<sentence>/migration.sql. */
  directory: string
  say?: (line: string) => void
}

// The number that Prisma's own commands lock, so that theirs and ours wait for each other.
const lockNumber = 72_707_369

/** Brings the database up to this version; many processes may call it at once. Answers the names of what was applied. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { url, migrationUrl = url, directory, say = () => {} } = options
  const client = await connectForStart({
    url: migrationUrl,
    name: migrationUrl === url ? 'DATABASE_URL' : 'DATABASE_MIGRATION_URL',
    say,
  })
  try {
    const owner = await currentUser(client)
    const login = migrationUrl === url ? owner : await loginRoleOf(url)
    await lock(client, say)
    await ensureAppRole(client, [owner, login])
    const applied = await applyMigrations({ client, directory, say })
    await installJobQueue(client, migrationUrl)
    // So that a later start with the application's URL alone finds that there is nothing to do.
    if (login !== owner)
      await client.query(`grant select on _prisma_migrations to ${escapeIdentifier(login)}`)
    return applied
  } finally {
    // Ending the session lets go of its lock.
    await client.end().catch(() => {})
  }
}

async function loginRoleOf(url: string): Promise<string> {
  const client = await connectForStart({ url, name: 'DATABASE_URL' })
  try {
    return await currentUser(client)
  } finally {
    await client.end()
  }
}

async function currentUser(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>('select session_user as name')
  return rows[0]?.name ?? ''
}

async function lock(client: Client, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    lockNumber,
  ])
  if (rows[0]?.got) return
  say('Waiting for another process that is migrating this database.')
  await client.query('select pg_advisory_lock($1)', [lockNumber])
}
