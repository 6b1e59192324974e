import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { addTotals, requireExact } from './generate/exact-totals'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { freePort, RunningProduct, untilReady } from './measure/running-product'
import { underLoad } from './measure/under-load'

const FIRST_PORT = 4850
// Longer than between two rounds of the worker that folds sums.
const MS_TOGETHER = 40_000

/**
 * A version from before serves under load while this one starts on the same PostgreSQL, which migrates it; then both take half
 * of the load. No request fails, nothing is lost, and every sum is right, whichever of the two wrote it.
 */
export async function bench({ from }: BenchOptions): Promise<Finding[]> {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim()
  const revision =
    from ?? `${git('log', '-1', '--format=%H', '--diff-filter=A', '--', 'prisma/migrations')}~1`
  const before = git('rev-parse', '--short', revision)
  const folder = mkdtempSync(path.join(tmpdir(), 'outlay-before-'))
  const old = path.join(folder, 'outlay')
  git('worktree', 'add', '--quiet', '--detach', old, before)
  try {
    cpSync(path.join(projectRoot, 'node_modules'), path.join(old, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    })
    const migrations = git(
      'diff',
      '--name-only',
      '--diff-filter=A',
      before,
      'HEAD',
      '--',
      'prisma/migrations',
    )
    return await upgrade(old, before, migrations.split('\n').filter(Boolean).length)
  } finally {
    git('worktree', 'remove', '--force', old)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function upgrade(old: string, before: string, migrations: number): Promise<Finding[]> {
  const product = await RunningProduct.start(old)
  const urls = [product.url]
  const port = await freePort(FIRST_PORT)
  const start = () =>
    spawn(process.execPath, [path.join(projectRoot, 'cli', 'start.mjs')], {
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: product.databaseUrl,
        AUTH_SECRET: readFileSync(path.join(product.dataDir, 'auth-secret'), 'utf8').trim(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  let isNewStarted = false
  try {
    // Some history first, with runs, for the migrations to work on.
    const history = await underLoad({ key: product.key, urls: () => urls }, 1, () => delay(MS_TOGETHER))
    const { answered, failed, totals } = await underLoad(
      { key: product.key, urls: () => urls },
      2,
      async () => {
        const child = start()
        await untilReady(child)
        isNewStarted = true
        urls.push(`http://127.0.0.1:${port}`)
        await delay(MS_TOGETHER)
        const ended = new Promise((resolve) => child.once('close', resolve))
        urls.pop()
        child.kill('SIGTERM')
        await ended
      },
    )
    const all = addTotals(history.totals, totals)
    requireExact('both', all, await product.spendTotal())
    await product.verifyLedger()
    return [
      {
        work: `version ${before} serves under load while this one starts beside it with ${migrations} more migrations, then both: requests that failed`,
        ours: `${failed} of ${answered + failed}; ${all.events} events, all there once`,
        ...{ peer: '', ratio: '', goal: '0', isMet: failed === 0 && isNewStarted },
      },
    ]
  } finally {
    await product.stop()
  }
}

await runWhenMain(import.meta.url, bench)
