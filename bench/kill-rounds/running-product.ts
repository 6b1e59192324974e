import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { ApiClient } from './api-client'

export type Part = 'supervisor' | 'web' | 'worker' | 'postgres'

const root = path.resolve(import.meta.dirname, '../..')
const pollMs = 50
const longestStartMs = 120_000

/** The built product, started by `npm start` in a data directory of its own; every process it names is its own. Linux. */
export class RunningProduct {
  readonly client: ApiClient
  #npm: ChildProcess | undefined

  constructor(
    readonly dataDir: string,
    readonly port: number,
  ) {
    this.client = { url: `http://127.0.0.1:${port}`, key: 'kill-rounds-key-0123456789abcdef' }
  }

  async start(): Promise<void> {
    const { DATABASE_URL: _url, DATABASE_MIGRATION_URL: _migration, ...inherited } = process.env
    const own = Object.fromEntries(Object.entries(inherited).filter(([name]) => !name.startsWith('npm_')))
    const log = openSync(path.join(this.dataDir, 'product.log'), 'a')
    this.#npm = spawn('npm', ['start'], {
      cwd: root,
      env: {
        ...own,
        NODE_ENV: 'production',
        PORT: String(this.port),
        OUTLAY_DATA_DIR: this.dataDir,
        OUTLAY_INIT_EMAIL: 'owner@example.com',
        OUTLAY_INIT_PASSWORD: 'correct horse battery staple',
        OUTLAY_INIT_ORGANIZATION: 'Kill rounds',
        OUTLAY_INIT_TIMEZONE: 'UTC',
        OUTLAY_INIT_API_KEY: this.client.key,
      },
      // A process group of its own, as a terminal would give it.
      detached: true,
      stdio: ['ignore', log, log],
    })
    await this.whenHealthy()
  }

  /** Until /api/health says that every part is up. */
  async whenHealthy(): Promise<void> {
    const deadline = Date.now() + longestStartMs
    while (Date.now() < deadline) {
      if (this.#npm && (this.#npm.exitCode ?? this.#npm.signalCode) !== null)
        throw new Error(`The product has ended: see ${this.dataDir}/product.log`)
      const answer = await fetch(`${this.client.url}/api/health`, {
        signal: AbortSignal.timeout(5000),
      }).catch(() => null)
      if (answer?.ok) return
      await delay(pollMs)
    }
    throw new Error(`The product is not healthy: see ${this.dataDir}/product.log`)
  }

  async #whenRecovered(killed: readonly number[]): Promise<void> {
    while (killed.some(isRunning)) await delay(pollMs)
    // Health forgives a worker that is being started again.
    for (const part of ['web', 'worker'] as const) while (this.pids(part).length === 0) await delay(pollMs)
    await this.whenHealthy()
  }

  /** Kills processes of ours, and answers once the product has recovered by itself. */
  async kill(pids: readonly number[]): Promise<void> {
    if (pids.length === 0) throw new Error('There is nothing to kill.')
    for (const pid of pids) process.kill(pid, 'SIGKILL')
    await this.#whenRecovered(pids)
  }

  /** Kills the supervisor, which nothing restarts, and starts the product again. */
  async killSupervisor(): Promise<void> {
    for (const pid of this.pids('supervisor')) process.kill(pid, 'SIGKILL')
    await this.#whenEnded()
    await this.start()
  }

  /** Ctrl-C in its terminal: every process of the foreground group gets it. Answers once `npm start` has ended. */
  async interrupt(): Promise<void> {
    const npm = this.#npm
    if (!npm?.pid || npm.exitCode !== null || npm.signalCode !== null) return
    const ended = once(npm, 'exit')
    process.kill(-npm.pid, 'SIGINT')
    await ended
  }

  // The npm that had started a killed supervisor ends with it.
  async #whenEnded(): Promise<void> {
    const npm = this.#npm
    if (npm && npm.exitCode === null && npm.signalCode === null) await once(npm, 'exit')
  }

  /** The process ids of a part: for PostgreSQL the postmaster first, then its backends. */
  pids(part: Part): number[] {
    const lock: { supervisor: { pid: number } } = JSON.parse(
      readFileSync(path.join(this.dataDir, 'supervisor.lock'), 'utf8'),
    )
    const supervisor = lock.supervisor.pid
    if (part === 'supervisor') return [supervisor]
    if (part === 'postgres') return this.#postgresPids()
    const script = path.join(root, 'dist', `${part}.mjs`)
    return allPids().filter(
      (pid) => parentOf(pid) === supervisor && read(pid, 'cmdline').split('\0').includes(script),
    )
  }

  #postgresPids(): number[] {
    const cluster = path.join(this.dataDir, 'postgres/data')
    const ours = allPids().filter((pid) => workingDirOf(pid) === cluster)
    const postmaster = Number.parseInt(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return [postmaster, ...ours].filter((pid, at, all) => ours.includes(pid) && all.indexOf(pid) === at)
  }

  /** `npm run verify-ledger` beside the running product. */
  verifyLedger(): { agrees: boolean; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/start.mjs', 'verify-ledger'], {
      cwd: root,
      env: { ...process.env, OUTLAY_DATA_DIR: this.dataDir, DATABASE_URL: '' },
      encoding: 'utf8',
    })
    return { agrees: status === 0, said: `${stdout}${stderr}`.trim() }
  }
}

function allPids(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function workingDirOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

// After the name, which may hold anything, come the state and the parent.
function parentOf(pid: number): number {
  return Number(read(pid, 'stat').split(') ').at(-1)?.split(' ')[1])
}

function isRunning(pid: number): boolean {
  const state = read(pid, 'stat').split(') ').at(-1)?.[0]
  return state !== undefined && state !== 'Z'
}
