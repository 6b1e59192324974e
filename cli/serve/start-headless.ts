import { env } from '../../lib/env'

/** Makes what the `OUTLAY_INIT_*` variables name, where they are set and there is no user yet. */
export async function startHeadless(databaseUrl: string): Promise<void> {
  const { OUTLAY_INIT_EMAIL: email, OUTLAY_INIT_PASSWORD: password } = env()
  if (email === undefined && password === undefined) return
  // The embedded database's address is known only now.
  process.env.DATABASE_URL = databaseUrl
  // Loaded only for this: the supervisor stays small.
  const { initializeOrganization } = await import('../../lib/services/initialize-organization')
  const { disconnectDatabase } = await import('../../lib/data/database')
  await initializeOrganization().finally(disconnectDatabase)
}
