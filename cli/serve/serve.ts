import path from 'node:path'
import { findFreePort, whyPortIsRefused } from '../../lib/data/embedded-postgres/free-port'
import { migrate } from '../../lib/data/migrate'
import { StartError } from '../../lib/data/start-error'
import { EnvironmentError, env } from '../../lib/env'
import { type DataDirLock, lockDataDir } from './data-dir-lock'
import { keepAuthSecret } from './keep-auth-secret'
import { prepareDataDir } from './prepare-data-dir'
import { findProjectRoot } from './project-root'
import { givenDatabase, type ServedDatabase, serveDatabase } from './serve-database'
import { startHeadless } from './start-headless'
import { onStopRequest } from './stop-request'
import { type SupervisedChild, superviseChild } from './supervised-child'
import { waitUntilHealthy } from './wait-until-healthy'

const drainMs = 30_000
// What never worked is given up soon; what did may be killed by others for a while.
const patience = { beforeReady: 4, afterwards: 20 }
const say = (line: string) => console.log(line)

/** `npm start`: database, migrations, web and worker, until it is asked to stop. Answers the exit code. */
async function serve(): Promise<number> {
  const settings = env()
  const stop = onStopRequest(say)
  const root = findProjectRoot()
  const dataDir = prepareDataDir(settings.OUTLAY_DATA_DIR)
  let failure: string | undefined
  let isReady = false
  let lock: DataDirLock | undefined
  let database: ServedDatabase | undefined
  const children: SupervisedChild[] = []
  const giveUp = (reason: string) => {
    failure ??= reason
    stop.request()
  }
  try {
    lock = await lockDataDir(dataDir, say)
    let port = await choosePort(settings.PORT)
    const childEnv = (url: string): NodeJS.ProcessEnv => ({
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      OUTLAY_DATA_DIR: dataDir,
      DATABASE_URL: url,
      // Who started it by hand wants to hear what goes wrong, not of every request.
      OUTLAY_LOG_LEVEL: settings.OUTLAY_LOG_LEVEL ?? (process.stderr.isTTY ? 'warn' : 'info'),
      AUTH_SECRET: settings.AUTH_SECRET ?? keepAuthSecret(dataDir),
    })
    database = settings.DATABASE_URL
      ? givenDatabase(settings.DATABASE_URL)
      : await serveDatabase({
          dataDir,
          say,
          onMoved: (url) => children.forEach((child) => void child.restartWith(childEnv(url))),
          onGivenUp: giveUp,
        })
    // Only now: chosen before, a free port might have become the database's.
    if (port === 0) port = await findFreePort()
    const { url } = database
    if (!stop.requested()) {
      const migrationUrl = settings.DATABASE_URL ? settings.DATABASE_MIGRATION_URL : undefined
      const applied = await migrate({
        url,
        migrationUrl,
        directory: path.join(root, 'prisma/migrations'),
        say,
      })
      if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length === 1 ? '' : 's'}.`)
      await startHeadless(url)
    }
    if (!stop.requested()) {
      for (const name of ['web', 'worker']) {
        const script = path.join(root, 'dist', `${name}.mjs`)
        const onStarted = () =>
          lock?.noteChildren(children.map((child) => child.pid()).filter((pid) => pid !== undefined))
        const onGivenUp = (tail: string) =>
          giveUp(`The ${name} process keeps ending. The last it said:\n${tail}`)
        const deaths = () => (isReady ? patience.afterwards : patience.beforeReady)
        const options = { name, script, env: childEnv(url), say, onStarted, patience: deaths, onGivenUp }
        children.push(superviseChild(options))
        onStarted()
      }
      isReady = await waitUntilHealthy(port, stop.signal)
      if (isReady) say(`Ready on http://localhost:${port}`)
    }
    await stop.whenRequested
  } catch (error) {
    failure ??= sentenceOf(error)
  }
  lock?.noteStopping()
  await Promise.all(children.map((child) => child.stop(drainMs, stop.force)))
  await database?.stop()
  lock?.release()
  if (failure !== undefined) console.error(failure)
  return failure === undefined ? 0 : 1
}

async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return 0
  const refused = await whyPortIsRefused(wanted)
  if (refused === null) return wanted
  if (refused === 'EACCES') {
    throw new StartError(`This user may not listen on port ${wanted}: start Outlay with a PORT above 1023.`)
  }
  throw new StartError(
    `Port ${wanted} is taken by another program: stop it, or start Outlay with another PORT.`,
  )
}

function sentenceOf(error: unknown): string {
  if (error instanceof StartError || error instanceof EnvironmentError) return error.message
  return `Outlay could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

// A reader that goes away (`npm start | head`) is no reason to die.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})
process.exit(
  await serve().catch((error: unknown) => {
    console.error(sentenceOf(error))
    return 1
  }),
)
