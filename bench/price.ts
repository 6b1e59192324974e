import path from 'node:path'
import { requireExact } from './generate/exact-totals'
import { makeTranscripts } from './generate/transcripts'
import { type BenchOptions, benchDataDirectory, projectRoot } from './measure/bench-options'
import { type Finding, ratioAtLeast, ratioAtMost } from './measure/finding'
import { ccusage18, ccusage20, installPeers, type PeerCommand } from './measure/peers'
import { runWhenMain } from './measure/run-when-main'
import { median, spread } from './measure/statistics'
import { type TimedRun, timedRun } from './measure/timed-run'

/** `outlay price` over a tree of transcripts, each time in a cold process, against ccusage on the same files. */
export async function bench({ sizeMb, runs }: BenchOptions): Promise<Finding[]> {
  installPeers()
  const made = makeTranscripts(benchDataDirectory(), { megabytes: sizeMb })
  const outlay = path.join(projectRoot, 'bin', 'outlay')
  const ours = async () => {
    const run = await timedRun(process.execPath, [outlay, 'price', made.directory, '--json'])
    const { total, duplicates } = JSON.parse(run.stdout)
    requireExact('outlay price', made.totals, total)
    if (duplicates !== made.lines - made.totals.events) throw new Error(`${duplicates} duplicates`)
    return run
  }
  const theirs = async (peer: PeerCommand, isExact: boolean) => {
    const run = await timedRun(peer.command, peer.args, { CLAUDE_CONFIG_DIR: made.directory, TZ: 'UTC' })
    const cost = Number(JSON.parse(run.stdout).totals.totalCost)
    const apart = Math.abs(cost / Number(made.totals.cost_usd) - 1)
    if (isExact && apart > 1e-9) throw new Error(`${peer.name}: $${cost}, not $${made.totals.cost_usd}`)
    return { ...run, apart }
  }
  // Both once unmeasured, so that both find the files in the page cache.
  await ours()
  await theirs(ccusage20(), true)
  const mine: TimedRun[] = []
  const native: TimedRun[] = []
  for (let run = 0; run < runs; run++) {
    mine.push(await ours())
    native.push(await theirs(ccusage20(), true))
  }
  const old = await theirs(ccusage18(), false)
  const wall = (all: readonly TimedRun[]) => all.map(({ wallMs }) => wallMs)
  const peak = (all: readonly TimedRun[]) => median(all.map(({ peakMiB }) => peakMiB ?? Number.NaN))
  const work = `price, ${(made.bytes / 1e6).toFixed(0)} MB in ${made.files} files, ${made.totals.events} messages`
  return [
    {
      work,
      ours: spread(wall(mine), 'ms'),
      peer: `${ccusage20().name}: ${spread(wall(native), 'ms')}`,
      ...ratioAtMost(median(wall(mine)) / median(wall(native)), 1.0),
    },
    {
      work: 'price, peak memory',
      ours: `${peak(mine).toFixed(0)} MiB`,
      peer: `${ccusage20().name}: ${peak(native).toFixed(0)} MiB`,
      ratio: '',
      goal: '≤ 300 MiB',
      isMet: peak(mine) <= 300,
    },
    {
      work: 'price, times faster than',
      ours: spread(wall(mine), 'ms'),
      peer: `${ccusage18().name}: ${old.wallMs.toFixed(0)} ms, once; its total is ${(old.apart * 100).toFixed(1)} % off`,
      ...ratioAtLeast(old.wallMs / median(wall(mine)), 20),
    },
  ]
}

await runWhenMain(import.meta.url, bench)
