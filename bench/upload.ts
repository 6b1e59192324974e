import { createReadStream, readdirSync } from 'node:fs'
import { Agent } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { disconnectDatabase } from '../lib/data/database'
import { createApiKey } from '../lib/services/api-keys/create-api-key'
import { addTotals, type ExactTotals, requireExact } from './generate/exact-totals'
import { fillLedger } from './generate/fill-ledger'
import { makeTranscripts } from './generate/transcripts'
import { makeUsageFile } from './generate/usage-file'
import { type BenchOptions, benchDataDirectory } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { getPage } from './measure/get-page'
import { forgetHighWater, highWaterMiB, processOf } from './measure/process-memory'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { sendUpload, uploadEnd } from './measure/send-upload'
import { sessionCookie } from './measure/session-cookie'
import { median, percentile } from './measure/statistics'

const GOAL_MB = 2_000
const MOST_MIB = 512
const MOST_TIMES_IDLE = 2
const KEPT_EVENTS = 100_000
const PAGES = ['/overview', '/explore', '/events', '/budgets']
const IDLE_ROUNDS = 15
const PAUSE_MS = 200

interface Uploaded {
  name: string
  what: string
  bytes: number
  body: () => Readable
  totals: ExactTotals
}

/** Imports one large upload: what the web and the worker hold meanwhile, and how fast pages answer beside it. */
export async function bench({ askedMb }: BenchOptions): Promise<Finding[]> {
  const megabytes = askedMb ?? GOAL_MB
  const home = benchDataDirectory()
  const transcripts = makeTranscripts(home, { megabytes })
  // A tenth of the bytes are more events than all of the transcripts.
  const usage = await makeUsageFile(home, { megabytes: megabytes / 10, seed: 11 })
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    return [
      ...(await importOne(product, {
        ...{ name: 'transcripts.jsonl', bytes: transcripts.bytes, totals: transcripts.totals },
        what: `transcripts, ${transcripts.totals.events} messages`,
        body: () =>
          Readable.from(piecesOf(path.join(transcripts.directory, 'projects')), { objectMode: false }),
      })),
      ...(await importOne(product, {
        ...{ name: 'usage.jsonl', bytes: usage.bytes, totals: usage.totals },
        what: `usage events, ${usage.totals.events}`,
        body: () => createReadStream(usage.file),
      })),
    ]
  } finally {
    await disconnectDatabase()
    await product.stop()
  }
}

async function importOne(product: RunningProduct, upload: Uploaded): Promise<Finding[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const { owner, totals } = await fillLedger(KEPT_EVENTS, Math.floor(Date.now() / 86_400_000) * 86_400_000)
    const { secret: key } = await createApiKey(owner, {
      name: 'upload',
      scopes: ['ingest', 'read'],
      expiresInDays: null,
    })
    const cookie = await sessionCookie(product, owner)
    const visit = async (isOver: (rounds: number) => boolean): Promise<number[]> => {
      const took: number[] = []
      for (let round = 0; !isOver(round); round++)
        for (const address of PAGES) {
          const { ms } = await getPage(product.url + address, cookie, agent)
          took.push(ms)
          await delay(PAUSE_MS)
        }
      return took
    }
    await visit((rounds) => rounds >= 3)
    const idle = await visit((rounds) => rounds >= IDLE_ROUNDS)
    const [web, worker] = [processOf('web', product), processOf('worker', product)]
    const kept = { web: highWaterMiB(web), worker: highWaterMiB(worker) }
    for (const pid of [web, worker]) forgetHighWater(pid)

    let isDone = false
    const startedAt = performance.now()
    const beside = visit(() => isDone)
    const id = await sendUpload({ url: product.url, key, name: upload.name, body: upload.body() })
    const sentMs = performance.now() - startedAt
    const end = await uploadEnd((asked) => product.get(asked, key), id)
    const doneMs = performance.now() - startedAt
    isDone = true
    const busy = await beside
    const peak = { web: highWaterMiB(web), worker: highWaterMiB(worker) }
    // With what was imported among what they show.
    idle.push(...(await visit((rounds) => rounds >= IDLE_ROUNDS)))

    const expected = addTotals(totals, upload.totals)
    requireExact(`upload of ${upload.name}`, expected, await product.spendTotal(key))
    if (end.rejected > 0) throw new Error(`${end.rejected} lines were rejected`)
    await product.verifyLedger()
    const seconds = (ms: number) => `${(ms / 1000).toFixed(0)} s`
    const both = peak.web + peak.worker
    const [p95Idle, p95Busy] = [percentile(idle, 95), percentile(busy, 95)]
    const work = `importing an upload of ${(upload.bytes / 1e6).toFixed(0)} MB, ${upload.what}`
    return [
      {
        work: `${work}: peak memory of web and worker`,
        ours: `${peak.web.toFixed(0)} + ${peak.worker.toFixed(0)} MiB; received in ${seconds(sentMs)}, imported after ${seconds(doneMs)}`,
        peer: `before: ${kept.web.toFixed(0)} + ${kept.worker.toFixed(0)} MiB`,
        ratio: '',
        goal: `≤ ${MOST_MIB} MiB`,
        isMet: both <= MOST_MIB,
      },
      {
        work: `${work}: pages beside it, p95 (p50) of ${busy.length}`,
        ours: `${p95Busy.toFixed(0)} ms (${median(busy).toFixed(0)})`,
        peer: `idle, before and after: ${p95Idle.toFixed(0)} ms (${median(idle).toFixed(0)})`,
        ...ratioAtMost(p95Busy / p95Idle, MOST_TIMES_IDLE),
      },
    ]
  } finally {
    agent.destroy()
  }
}

/** All files under a directory, one after the other. */
async function* piecesOf(directory: string): AsyncGenerator<Buffer> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  )
  for (const name of names.sort()) yield* createReadStream(path.join(directory, name))
}

await runWhenMain(import.meta.url, bench)
