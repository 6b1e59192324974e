import path from 'node:path'
import { disconnectDatabase } from '../lib/data/database'
import { fillLedger } from './generate/fill-ledger'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { median } from './measure/statistics'
import { timedRun } from './measure/timed-run'

const EVENTS = 1_000_000
const MOST_MIB = 300
const LEAST_OF_COPY = 0.8

/** Files of a million events, each written by a process of its own, beside PostgreSQL's own COPY TO through Node. */
export async function bench({ runs }: BenchOptions): Promise<Finding[]> {
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    const { organizationId } = await fillLedger(EVENTS)
    await disconnectDatabase()
    const write = (what: string) =>
      timedRun(
        process.execPath,
        [
          path.join(projectRoot, 'node_modules/tsx/dist/cli.mjs'),
          path.join(projectRoot, 'bench/generate/write-file.ts'),
          what,
          String(organizationId),
        ],
        { DATABASE_URL: product.databaseUrl },
      )
    const findings: Finding[] = []
    // Alternating, so that neither has the warmer cache.
    const [copy, csv]: [number[], number[]] = [[], []]
    let peak = 0
    for (let run = 0; run < Math.min(3, runs); run++) {
      copy.push(Number((await write('copy')).stdout))
      const { stdout, peakMiB } = await write('events.csv')
      csv.push(Number(stdout))
      peak = Math.max(peak, peakMiB ?? 0)
    }
    const speed = median(copy) / median(csv)
    findings.push({
      work: `ledger as CSV, ${EVENTS} events`,
      ours: `${Math.round(median(csv))} ms`,
      peer: `COPY TO through Node: ${Math.round(median(copy))} ms`,
      ratio: speed.toFixed(2),
      goal: `≥ ${LEAST_OF_COPY}`,
      isMet: speed >= LEAST_OF_COPY,
    })
    const memory = (work: string, mib: number, ms: number): Finding => ({
      work: `${work}, peak memory`,
      ours: `${Math.round(mib)} MiB in ${Math.round(ms)} ms`,
      peer: '',
      ratio: '',
      goal: `≤ ${MOST_MIB} MiB`,
      isMet: mib <= MOST_MIB,
    })
    findings.push(memory('ledger as CSV', peak, median(csv)))
    for (const [what, work] of [
      ['events.xlsx', `ledger as Excel, ${EVENTS} rows`],
      ['spend.csv', 'spend by session and model as CSV'],
      ['focus.csv', 'FOCUS'],
    ] as const) {
      const { stdout, peakMiB } = await write(what)
      findings.push(memory(work, peakMiB ?? Number.POSITIVE_INFINITY, Number(stdout)))
    }
    return findings
  } finally {
    await product.stop()
  }
}

await runWhenMain(import.meta.url, bench)
