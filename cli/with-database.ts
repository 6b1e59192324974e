import { existsSync } from 'node:fs'
import path from 'node:path'
import { disconnectDatabase } from '../lib/data/database'
import { startEmbeddedPostgres } from '../lib/data/embedded-postgres/start-embedded-postgres'
import { StartError } from '../lib/data/start-error'
import { EnvironmentError, env } from '../lib/env'

/**
 * Runs an operator's command on the server's database, which runs or not (by `OUTLAY_DATA_DIR` or `DATABASE_URL`), and ends
 * the process with what it answers; with 1 and a sentence where it could not be done.
 */
export async function exitWithDatabase(run: () => Promise<number>, failed: string): Promise<never> {
  process.exit(
    await withDatabase(run).catch((error: unknown) => {
      const known = error instanceof StartError || error instanceof EnvironmentError
      console.error(known ? error.message : `${failed}: ${String(error)}`)
      return 1
    }),
  )
}

async function withDatabase(run: () => Promise<number>): Promise<number> {
  const { DATABASE_URL, OUTLAY_DATA_DIR } = env()
  if (DATABASE_URL) return run()
  const dataDir = path.resolve(OUTLAY_DATA_DIR)
  if (!existsSync(path.join(dataDir, 'postgres-password'))) {
    throw new StartError(`There is no Outlay in ${dataDir}: set OUTLAY_DATA_DIR or DATABASE_URL.`)
  }
  const server = await startEmbeddedPostgres({ dataDir, say: console.error })
  process.env.DATABASE_URL = server.url
  try {
    return await run()
  } finally {
    await disconnectDatabase()
    // Found running, it belongs to a running Outlay.
    if (!server.wasRunning) await server.stop()
  }
}
