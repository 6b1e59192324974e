import { setTimeout as delay } from 'node:timers/promises'
import { type Client, escapeIdentifier } from 'pg'
import { StartError } from './start-error'

/** The role as which every statement of an organization runs: it owns nothing and row-level security binds it. */
export const appRole = 'outlay_app'

// Roles belong to the cluster, so databases that migrate at once meet here: duplicate_object, unique_violation.
const races = new Set(['42710', '23505'])
const attempts = 20

/** Makes the application's role where it is missing and lets the named login roles become it. */
export async function ensureAppRole(client: Client, loginRoles: string[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await makeRole(client)
      for (const login of new Set(loginRoles)) await letBecome(client, login)
      return
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException
      const raced = races.has(code) || message.includes('tuple concurrently')
      if (!raced) throw new StartError(sentence(loginRoles, message), { cause: error })
      if (attempt >= attempts) throw error
      await delay(25 * attempt)
    }
  }
}

async function makeRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ super: boolean; bypass: boolean }>(
    'select rolsuper as super, rolbypassrls as bypass from pg_roles where rolname = $1',
    [appRole],
  )
  const role = rows[0]
  if (!role)
    await client.query(`create role ${appRole} nologin nosuperuser nobypassrls nocreatedb nocreaterole`)
  else if (role.super || role.bypass) {
    throw new StartError(
      `The role ${appRole} may bypass row-level security: an administrator must run "ALTER ROLE ${appRole} NOSUPERUSER NOBYPASSRLS".`,
    )
  }
}

async function letBecome(client: Client, login: string): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    // PostgreSQL 16 tells membership from the right to SET ROLE.
    `select pg_has_role($1, $2, case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as may`,
    [login, appRole],
  )
  if (!rows[0]?.may) await client.query(`grant ${appRole} to ${escapeIdentifier(login)}`)
}

function sentence(loginRoles: string[], reason: string): string {
  const sql = [
    `CREATE ROLE ${appRole} NOLOGIN`,
    ...loginRoles.map((role) => `GRANT ${appRole} TO ${escapeIdentifier(role)}`),
  ]
  return `The database role that Outlay works as could not be set up (${reason}): an administrator must run "${sql.join('; ')};" once, or DATABASE_MIGRATION_URL must name a role that may.`
}
