import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { projectRoot } from './bench-options'
import { freePort, type RunningProduct } from './running-product'

const FIRST_PORT = 4800
const POLL_MS = 100
const LONGEST_START_MS = 60_000

export interface ProductPart {
  url: string
  process: ChildProcess
  stop(): Promise<void>
}

/** One more web or worker process beside a running product, as another machine would have it; answers once it works. */
export async function startPart(
  part: 'web' | 'worker',
  product: RunningProduct,
  databaseUrl = product.databaseUrl,
): Promise<ProductPart> {
  const port = await freePort(FIRST_PORT)
  const child = spawn(process.execPath, [path.join(projectRoot, 'dist', `${part}.mjs`)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      OUTLAY_DATA_DIR: product.dataDir,
      DATABASE_URL: databaseUrl,
      OUTLAY_LOG_LEVEL: 'error',
      AUTH_SECRET: readFileSync(path.join(product.dataDir, 'auth-secret'), 'utf8').trim(),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  if (part === 'web') await untilAnswers(`${url}/api/health`)
  // It says nothing when it begins to work: a worker begins in some seconds.
  else await delay(5_000)
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return { url, process: child, stop }
}

/** Until an address answers anything. */
export async function untilAnswers(address: string): Promise<void> {
  const deadline = Date.now() + LONGEST_START_MS
  for (;;) {
    if (await fetch(address).catch(() => null)) return
    if (Date.now() > deadline) throw new Error(`${address} does not answer`)
    await delay(POLL_MS)
  }
}
