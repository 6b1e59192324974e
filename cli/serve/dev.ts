import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { migrate } from '../../lib/data/migrate'
import { env } from '../../lib/env'
import { lockDataDir } from './data-dir-lock'
import { keepAuthSecret } from './keep-auth-secret'
import { prepareDataDir } from './prepare-data-dir'
import { findProjectRoot } from './project-root'
import { givenDatabase, serveDatabase } from './serve-database'
import { startHeadless } from './start-headless'
import { onStopRequest } from './stop-request'

// `npm run dev`: the same database and migrations as `npm start`, with `next dev` and a worker that follows the sources.
const settings = env()
const root = findProjectRoot()
const dataDir = prepareDataDir(settings.OUTLAY_DATA_DIR)
const stop = onStopRequest(console.log)
const lock = await lockDataDir(dataDir, console.log)
const database = settings.DATABASE_URL
  ? givenDatabase(settings.DATABASE_URL)
  : await serveDatabase({ dataDir, say: console.log, onMoved: stop.request, onGivenUp: stop.request })
await migrate({
  url: database.url,
  migrationUrl: settings.DATABASE_URL ? settings.DATABASE_MIGRATION_URL : undefined,
  directory: path.join(root, 'prisma/migrations'),
  say: console.log,
})
await startHeadless(database.url)

const childEnv = {
  ...process.env,
  OUTLAY_DATA_DIR: dataDir,
  DATABASE_URL: database.url,
  AUTH_SECRET: settings.AUTH_SECRET ?? keepAuthSecret(dataDir),
}
const run = (...args: string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, env: childEnv, stdio: ['ignore', 'inherit', 'inherit'] })
const children = [
  run('node_modules/next/dist/bin/next', 'dev', '--port', String(settings.PORT)),
  run('node_modules/tsx/dist/cli.mjs', 'watch', '--conditions=react-server', 'worker/main.ts'),
]
await stop.whenRequested
await Promise.all(
  children.map((child) => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM'))),
)
await database.stop()
lock.release()
process.exit(0)
