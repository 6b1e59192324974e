import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../lib/data/embedded-postgres/start-embedded-postgres'
import { projectRoot } from './bench-options'
import { PeakMemory, timedRun } from './timed-run'

const KEY = 'outlay_bench_0123456789abcdefghijkl'
const FIRST_PORT = 4700

/** Outlay as `npm start` starts it, on a data directory of its own that goes with it. */
export class RunningProduct {
  readonly key = KEY

  private constructor(
    readonly url: string,
    readonly dataDir: string,
    readonly databaseUrl: string,
    readonly process: ChildProcess,
    readonly memory: PeakMemory,
  ) {}

  /** `root`: the product's folder, where it is not this one. */
  static async start(root = projectRoot): Promise<RunningProduct> {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-bench-data-'))
    const port = await freePort(FIRST_PORT)
    const child = spawn(process.execPath, [path.join(root, 'cli', 'start.mjs')], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        OUTLAY_DATA_DIR: dataDir,
        DATABASE_URL: '',
        OUTLAY_INIT_EMAIL: 'bench@example.com',
        OUTLAY_INIT_PASSWORD: 'a bench has four wooden legs',
        OUTLAY_INIT_ORGANIZATION: 'Bench',
        OUTLAY_INIT_API_KEY: KEY,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', showFaults)
    child.stderr.on('data', showFaults)
    await untilReady(child)
    // Found running: it belongs to the product, which stops it.
    const { url } = await startEmbeddedPostgres({ dataDir })
    const memory = new PeakMemory(child.pid ?? 0)
    return new RunningProduct(`http://127.0.0.1:${port}`, dataDir, url, child, memory)
  }

  async get(pathAndQuery: string, key = this.key): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.url}${pathAndQuery}`, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok) throw new Error(`${pathAndQuery}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }

  /** The total of everything, as anyone who asks is told it. */
  async spendTotal(key = this.key): Promise<Record<string, unknown>> {
    const report = await this.get('/api/v1/spend?from=2020-01-01&to=2030-12-31&group_by=model&tz=UTC', key)
    return report.total as Record<string, unknown>
  }

  /** Throws where a roll-up is not the sum of its events. */
  async verifyLedger(): Promise<void> {
    const start = path.join(projectRoot, 'cli', 'start.mjs')
    const env = { OUTLAY_DATA_DIR: this.dataDir, DATABASE_URL: '' }
    await timedRun(process.execPath, [start, 'verify-ledger'], env)
  }

  async stop(): Promise<void> {
    this.memory.stop()
    const ended = new Promise((resolve) => this.process.once('close', resolve))
    this.process.kill('SIGTERM')
    await ended
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

function showFaults(chunk: Buffer): void {
  if (chunk.includes('"level":"error"')) process.stderr.write(chunk)
}

export function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000)
      if (said.includes('Ready on ')) resolve()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('close', (code) =>
      reject(new Error(`Outlay ended with ${code} before it was ready:\n${said}`)),
    )
  })
}

export async function freePort(first: number): Promise<number> {
  for (let port = first; ; port++) {
    const isFree = await new Promise<boolean>((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(false))
      server.listen(port, () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}
