import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { StartError } from '../start-error'
import { chooseServerPlace, findClusterHome } from './choose-server-place'
import { chooseServerUser, type ServerUser } from './choose-server-user'
import { findPostgresBinaries } from './find-postgres-binaries'
import { findFreePort, whyPortIsRefused } from './free-port'
import { runCommand } from './run-command'
import { findRunningServer, hasMisleadingPidFile, isAlive, quitOrphanedBackends } from './running-server'

export type EmbeddedPostgres = {
  url: string
  logFile: string
  /** Whether another process had started the server, so that it is not ours to stop. */
  wasRunning: boolean
  isRunning: () => boolean
  stop: () => Promise<void>
}

export type EmbeddedPostgresOptions = {
  dataDir: string
  say?: (line: string) => void
  /** False for throwaway clusters of tests: nothing is synced to disk. */
  durable?: boolean
}

type Cluster = {
  clusterDir: string
  logFile: string
  portFile: string
  bin: (tool: string) => string
  user: ServerUser | null
}

const roleName = 'outlay'
const startAttempts = 60

/** Starts, or finds running, the PostgreSQL that keeps its cluster in `dataDir`, an absolute path that exists. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, say = () => {}, durable = true } = options
  const nativeDir = findPostgresBinaries()
  const user = chooseServerUser(path.join(findClusterHome(dataDir), 'data'))
  const place = chooseServerPlace({ dataDir, nativeDir, user, say })
  const cluster: Cluster = {
    clusterDir: path.join(place.clusterHome, 'data'),
    logFile: path.join(place.clusterHome, 'server.log'),
    portFile: path.join(place.clusterHome, 'port'),
    bin: (tool) => path.join(place.nativeDir, 'bin', tool),
    user,
  }
  const password = keepPassword(dataDir)
  if (!existsSync(cluster.clusterDir)) await makeCluster({ cluster, password, durable })
  const urlAt = (port: number, database: string) =>
    `postgresql://${roleName}:${password}@127.0.0.1:${port}/${database}`

  const running = findRunningServer(cluster.clusterDir)
  const reused = running !== null && (await answers(urlAt(running.port, 'postgres')))
  if (running && !reused) await stopServer(cluster)
  const port = reused ? running.port : await startServer(cluster, durable)
  await makeDatabase(urlAt(port, 'postgres'))
  return {
    url: urlAt(port, roleName),
    logFile: cluster.logFile,
    wasRunning: reused,
    isRunning: () => {
      const now = findRunningServer(cluster.clusterDir)
      return now !== null && isAlive(now.pid)
    },
    stop: () => stopServer(cluster),
  }
}

function keepPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password')
  if (existsSync(file)) {
    chmodSync(file, 0o600)
    return readFileSync(file, 'utf8').trim()
  }
  const password = randomBytes(24).toString('hex')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function makeCluster(arg: { cluster: Cluster; password: string; durable: boolean }): Promise<void> {
  const { cluster, password, durable } = arg
  // Made beside and renamed when whole, so that a start which was killed here leaves no half cluster.
  const partial = `${cluster.clusterDir}.new`
  const passwordFile = `${cluster.clusterDir}.password`
  rmSync(partial, { recursive: true, force: true })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (cluster.user) chownSync(passwordFile, cluster.user.uid, cluster.user.gid)
  const { code, output } = await runCommand(
    cluster.bin('initdb'),
    [
      ...[
        '-D',
        partial,
        '-U',
        roleName,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
      ],
      ...[
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        '--no-instructions',
      ],
      ...(durable ? [] : ['--no-sync']),
    ],
    cluster.user,
  )
  rmSync(passwordFile, { force: true })
  if (code !== 0)
    throw new StartError(
      `PostgreSQL could not make its cluster in ${cluster.clusterDir}: ${lastLines(output, 4)}`,
    )
  renameSync(partial, cluster.clusterDir)
}

async function startServer(cluster: Cluster, durable: boolean): Promise<number> {
  if (hasMisleadingPidFile(cluster.clusterDir))
    rmSync(path.join(cluster.clusterDir, 'postmaster.pid'), { force: true })
  let port = await keptPort(cluster)
  for (let attempt = 1; ; attempt += 1) {
    const logged = existsSync(cluster.logFile) ? readFileSync(cluster.logFile).length : 0
    const settings = [
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      // Its log would have the values of a row that breaks a rule, and the line of a COPY that failed.
      '-c',
      'log_error_verbosity=terse',
    ]
    if (!durable)
      settings.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off')
    const started = await runCommand(
      cluster.bin('pg_ctl'),
      [
        'start',
        '-w',
        '-t',
        '300',
        '-s',
        '-D',
        cluster.clusterDir,
        '-l',
        cluster.logFile,
        '-o',
        settings.join(' '),
      ],
      cluster.user,
    )
    if (started.code === 0) {
      writeFileSync(cluster.portFile, `${port}\n`)
      return port
    }
    const log = existsSync(cluster.logFile)
      ? readFileSync(cluster.logFile).subarray(logged).toString()
      : started.output
    const tail = lastLines(log.trim() || started.output, 12)
    if (attempt >= startAttempts)
      throw new StartError(`PostgreSQL did not start; its log (${cluster.logFile}) ends:\n${tail}`)
    if (/could not bind|Address already in use/.test(log)) port = await findFreePort()
    else if (/pre-existing shared memory block/.test(log)) {
      quitOrphanedBackends(cluster.clusterDir)
      await delay(500)
    } else throw new StartError(`PostgreSQL did not start; its log (${cluster.logFile}) ends:\n${tail}`)
  }
}

async function keptPort(cluster: Cluster): Promise<number> {
  const kept = existsSync(cluster.portFile) ? Number(readFileSync(cluster.portFile, 'utf8')) : Number.NaN
  return Number.isInteger(kept) && kept > 0 && (await whyPortIsRefused(kept, '127.0.0.1')) === null
    ? kept
    : findFreePort()
}

async function stopServer(cluster: Cluster): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    if (!findRunningServer(cluster.clusterDir)) return
    await runCommand(
      cluster.bin('pg_ctl'),
      ['stop', '-w', '-t', '30', '-s', '-m', mode, '-D', cluster.clusterDir],
      cluster.user,
    )
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [roleName])
    if (rowCount === 0) await client.query(`create database ${roleName}`)
  } finally {
    await client.end()
  }
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n')
}
