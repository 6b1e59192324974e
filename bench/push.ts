import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { requireExact } from './generate/exact-totals'
import { makeTranscripts, type Transcripts } from './generate/transcripts'
import { type BenchOptions, benchDataDirectory, projectRoot } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { ccusage20, installPeers } from './measure/peers'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { median, spread } from './measure/statistics'
import { type TimedRun, timedRun } from './measure/timed-run'

/** `outlay push` into a running server until every message is durable and visible, against ccusage only reading them. */
export async function bench({ sizeMb, runs, isFull }: BenchOptions): Promise<Finding[]> {
  installPeers()
  const made = makeTranscripts(benchDataDirectory(), { megabytes: sizeMb })
  const many = makeTranscripts(benchDataDirectory(), { files: isFull ? 10_000 : 2_000, turns: 3 })
  const pushed: TimedRun[] = []
  const native: TimedRun[] = []
  const again: number[] = []
  await read(made)
  for (let run = 0; run < runs; run++) {
    // A server that holds none of it yet: the same files pushed twice are duplicates.
    const product = await RunningProduct.start()
    const stateDir = mkdtempSync(path.join(tmpdir(), 'outlay-bench-state-'))
    try {
      pushed.push(await push(product, made, stateDir))
      requireExact('push', made.totals, await product.spendTotal())
      await product.verifyLedger()
      native.push(await read(made))
      if (run > 0) continue
      await push(product, many, stateDir)
      for (let repeat = 0; repeat < runs; repeat++) again.push((await push(product, many, stateDir)).wallMs)
    } finally {
      await product.stop()
      rmSync(stateDir, { recursive: true, force: true })
    }
  }
  const wall = (all: readonly TimedRun[]) => all.map(({ wallMs }) => wallMs)
  const rate = (made.totals.events / median(wall(pushed))) * 1000
  return [
    {
      work: `push, ${(made.bytes / 1e6).toFixed(0)} MB in ${made.files} files, ${made.totals.events} messages`,
      ours: `${spread(wall(pushed), 'ms')}, ${rate.toFixed(0)} messages/s`,
      peer: `${ccusage20().name}: ${spread(wall(native), 'ms')}`,
      ...ratioAtMost(median(wall(pushed)) / median(wall(native)), 1.6),
    },
    {
      work: 'push, peak memory of the program',
      ours: `${median(pushed.map(({ peakMiB }) => peakMiB ?? Number.NaN)).toFixed(0)} MiB`,
      peer: '',
      ratio: '',
      goal: '',
      isMet: null,
    },
    {
      work: `push again, ${many.files} unchanged files`,
      ours: spread(again, 'ms'),
      peer: '',
      ratio: '',
      goal: '≤ 1 s for 10,000',
      isMet: isFull ? median(again) <= 1_000 : null,
    },
  ]
}

function push(product: RunningProduct, files: Transcripts, stateDir: string): Promise<TimedRun> {
  return timedRun(
    process.execPath,
    [path.join(projectRoot, 'bin', 'outlay'), 'push', files.directory, '--json'],
    { OUTLAY_URL: product.url, OUTLAY_API_KEY: product.key, OUTLAY_STATE_DIR: stateDir },
  )
}

function read(made: Transcripts): Promise<TimedRun> {
  const { command, args } = ccusage20()
  return timedRun(command, args, { CLAUDE_CONFIG_DIR: made.directory, TZ: 'UTC' })
}

await runWhenMain(import.meta.url, bench)
