import path from 'node:path'
import { databasePool, disconnectDatabase } from '../lib/data/database'
import { fillLedger } from './generate/fill-ledger'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { forgetHighWater, highWaterMiB, processOf } from './measure/process-memory'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { median } from './measure/statistics'
import { timedRun } from './measure/timed-run'

const STANDARD_EVENTS = 1_000_000
const MOST_MIB = 300
const LEAST_OF_COPY = 0.8

const filesOf = (events: number) =>
  [
    ['/api/v1/events?format=csv', `ledger as CSV, ${events} rows`],
    ['/api/v1/events?format=xlsx', `ledger as Excel, ${events} rows`],
    ['/api/v1/events?format=json-file', `ledger as JSON, ${events} rows`],
    ['/api/v1/export?format=csv&group_by=session,model', 'spend by session and model as CSV'],
    ['/api/v1/export?format=json&group_by=session,model', 'spend by session and model as JSON'],
    ['/api/v1/export?format=pdf', 'PDF report'],
    ['/api/v1/export?format=pdf&group_by=session,model', 'PDF report by session and model'],
    ['/api/v1/export?format=focus', 'FOCUS'],
  ] as const

/**
 * Files of a million events: how fast beside PostgreSQL's own COPY TO through Node, each written by a process of its own;
 * and how much memory the running product takes while somebody downloads one.
 */
export async function bench({ runs, events: asked }: BenchOptions): Promise<Finding[]> {
  const events = asked ?? STANDARD_EVENTS
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    const { organizationId, key } = await fillLedger(events)
    // As autovacuum does in a minute: without it COPY's plan, not its speed, would be measured.
    await databasePool().query('ANALYZE')
    await disconnectDatabase()
    return [
      await compareWithCopy(product.databaseUrl, { organizationId, events }, Math.min(3, runs)),
      ...(await memoryOfDownloads(product, key, events)),
    ]
  } finally {
    await product.stop()
  }
}

async function compareWithCopy(
  databaseUrl: string,
  { organizationId, events }: { organizationId: number; events: number },
  runs: number,
): Promise<Finding> {
  const write = async (what: string) => {
    const script = [
      path.join(projectRoot, 'node_modules/tsx/dist/cli.mjs'),
      path.join(projectRoot, 'bench/generate/write-file.ts'),
      what,
      String(organizationId),
    ]
    return Number((await timedRun(process.execPath, script, { DATABASE_URL: databaseUrl })).stdout)
  }
  const [copy, csv]: [number[], number[]] = [[], []]
  // Alternating, so that neither has the warmer cache.
  for (let run = 0; run < runs; run++) {
    copy.push(await write('copy'))
    csv.push(await write('csv'))
  }
  const speed = median(copy) / median(csv)
  return {
    work: `ledger as CSV, ${events} events`,
    ours: `${Math.round(median(csv))} ms`,
    peer: `COPY TO through Node: ${Math.round(median(copy))} ms`,
    ratio: speed.toFixed(2),
    goal: `≥ ${LEAST_OF_COPY}`,
    isMet: speed >= LEAST_OF_COPY,
  }
}

async function memoryOfDownloads(product: RunningProduct, key: string, events: number): Promise<Finding[]> {
  const web = processOf('web', product)
  const findings: Finding[] = []
  for (const [address, work] of filesOf(events)) {
    const before = highWaterMiB(web)
    forgetHighWater(web)
    const startedAt = performance.now()
    const answer = await fetch(product.url + address, { headers: { authorization: `Bearer ${key}` } })
    if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status} ${await answer.text()}`)
    let bytes = 0
    const nowhere = new WritableStream<Uint8Array>({
      write: (piece) => {
        bytes += piece.length
      },
    })
    await answer.body.pipeTo(nowhere)
    const ms = Math.round(performance.now() - startedAt)
    const mib = highWaterMiB(web)
    findings.push({
      work: `${work}, peak memory of the web process`,
      ours: `${Math.round(mib)} MiB for ${Math.round(bytes / 2 ** 20)} MiB in ${ms} ms`,
      peer: `before: ${Math.round(before)} MiB`,
      ratio: '',
      goal: `≤ ${MOST_MIB} MiB`,
      isMet: mib <= MOST_MIB,
    })
  }
  return findings
}

await runWhenMain(import.meta.url, bench)
