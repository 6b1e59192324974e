import { existsSync } from 'node:fs'
import path from 'node:path'
import { disconnectDatabase } from '../lib/data/database'
import { startEmbeddedPostgres } from '../lib/data/embedded-postgres/start-embedded-postgres'
import { StartError } from '../lib/data/start-error'
import { EnvironmentError, env } from '../lib/env'
import { verifyLedger } from '../lib/services/verify-ledger'

const shownDifferences = 100

/** `npm run verify-ledger`: 0 where every roll-up equals its events, 1 where one does not or nothing could be checked. */
async function run(): Promise<number> {
  const { DATABASE_URL, OUTLAY_DATA_DIR } = env()
  if (DATABASE_URL) return report()
  const dataDir = path.resolve(OUTLAY_DATA_DIR)
  if (!existsSync(path.join(dataDir, 'postgres-password'))) {
    throw new StartError(`There is no Outlay in ${dataDir}: set OUTLAY_DATA_DIR or DATABASE_URL.`)
  }
  const server = await startEmbeddedPostgres({ dataDir, say: console.error })
  process.env.DATABASE_URL = server.url
  try {
    return await report()
  } finally {
    await disconnectDatabase()
    // Found running, it belongs to a running Outlay.
    if (!server.wasRunning) await server.stop()
  }
}

async function report(): Promise<number> {
  const checks = await verifyLedger()
  const differences = checks.flatMap(({ organizationId, differences: found }) =>
    found.map((difference) => ({ organizationId, ...difference })),
  )
  for (const difference of differences.slice(0, shownDifferences)) console.log(JSON.stringify(difference))
  if (differences.length > shownDifferences)
    console.log(`… and ${differences.length - shownDifferences} more`)
  const organizations = `${checks.length} organization${checks.length === 1 ? '' : 's'}`
  if (differences.length > 0) {
    console.log(`The ledger is wrong: ${differences.length} differences in ${organizations}.`)
    return 1
  }
  console.log(`The ledger agrees: every roll-up of ${organizations} equals its events.`)
  return 0
}

process.exit(
  await run().catch((error: unknown) => {
    const known = error instanceof StartError || error instanceof EnvironmentError
    console.error(known ? error.message : `The ledger could not be checked: ${String(error)}`)
    return 1
  }),
)
