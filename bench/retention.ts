import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databasePool, disconnectDatabase, inOrganizationSql } from '../lib/data/database'
import { startEmbeddedPostgres } from '../lib/data/embedded-postgres/start-embedded-postgres'
import { upsertApiImport } from '../lib/data/imports/import-rows'
import { migrate } from '../lib/data/migrate'
import { compareRollups } from '../lib/data/usage/compare-rollups'
import { newUsageEvent } from '../lib/domain/usage/new-usage-event'
import { chooseRetention } from '../lib/services/organizations/choose-retention'
import { deleteWhatIsNotKept } from '../lib/services/usage/add-retention-jobs'
import { getSpend } from '../lib/services/usage/get-spend'
import { importUsage } from '../lib/services/usage/import-usage'
import { type Filled, fillLedger } from './generate/fill-ledger'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { percentile } from './measure/statistics'

const END = Date.parse('2026-10-01T00:00:00Z')
const DAYS_KEPT = 90
const BATCH = 250
const IDLE_BATCHES = 100
const MOST_OF_IDLE = 2

/** Deleting what is no longer kept: how fast it goes, and whether who writes and reads beside it notices. */
export async function bench({ events, isFull }: BenchOptions): Promise<Finding[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-bench-retention-'))
  const server = await startEmbeddedPostgres({ dataDir })
  try {
    await migrate({ url: server.url, directory: path.join(projectRoot, 'prisma', 'migrations') })
    process.env.DATABASE_URL = server.url
    const filled = await fillLedger(events ?? (isFull ? 1_000_000 : 200_000), END)
    await databasePool().query('VACUUM ANALYZE')
    const busy = new Busy(filled)
    await busy.until((batches) => batches >= IDLE_BATCHES)
    const idle = busy.take()
    const before = await busy.total()
    await chooseRetention(filled.owner, { keep_events_days: DAYS_KEPT }, END)
    const startedAt = performance.now()
    let deletedMs = 0
    const deleting = deleteWhatIsNotKept(filled.organizationId, { nowMs: END }).finally(() => {
      deletedMs = performance.now() - startedAt
    })
    await busy.until(() => deletedMs > 0)
    const deleted = await deleting
    const beside = busy.take()
    const written = beside.writesMs.length * BATCH
    if ((await busy.total()) !== before + written) throw new Error('a sum is not what it was')
    const { differences } = await inOrganizationSql(filled.organizationId, compareRollups)
    if (differences.length > 0) throw new Error(JSON.stringify(differences[0]))
    const p95 = (times: readonly number[]) => percentile(times, 95)
    const against = (work: string, ours: readonly number[], peer: readonly number[]): Finding => ({
      work,
      ours: `p95 ${p95(ours).toFixed(1)} ms of ${ours.length}`,
      peer: `when nothing is deleted: ${p95(peer).toFixed(1)} ms`,
      ...ratioAtMost(p95(ours) / p95(peer), MOST_OF_IDLE),
    })
    return [
      {
        work: `deleting ${deleted} of ${filled.events} events beside one who writes and reads without a pause`,
        ours: `${(deletedMs / 1_000).toFixed(1)} s, ${Math.round((deleted / deletedMs) * 1_000)} events/s; every sum as before`,
        ...{ peer: '', ratio: '', goal: '', isMet: null },
      },
      against(`writing ${BATCH} events beside it`, beside.writesMs, idle.writesMs),
      against('spend of 30 days beside it', beside.readsMs, idle.readsMs),
    ]
  } finally {
    await disconnectDatabase()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Writes and reads, one after the other, and how long each took. */
class Busy {
  #writesMs: number[] = []
  #readsMs: number[] = []
  #written = 0
  readonly #importRow = { id: randomUUID(), keyId: randomUUID(), name: 'beside', day: '2026-10-01' }

  constructor(readonly filled: Filled) {}

  take(): { writesMs: number[]; readsMs: number[] } {
    const taken = { writesMs: this.#writesMs, readsMs: this.#readsMs }
    this.#writesMs = []
    this.#readsMs = []
    return taken
  }

  async total(): Promise<number> {
    const request = { from: null, to: null, groupBy: [], filters: {} }
    return (await getSpend(this.filled.owner, request)).total.events
  }

  async until(isOver: (batches: number) => boolean): Promise<void> {
    while (!isOver(this.#writesMs.length)) {
      this.#writesMs.push(await timed(() => this.#write()))
      this.#readsMs.push(
        await timed(() =>
          getSpend(this.filled.owner, {
            from: '2026-09-01',
            to: '2026-09-30',
            groupBy: ['day', 'model'],
            filters: {},
          }),
        ),
      )
    }
  }

  #write(): Promise<unknown> {
    const events = Array.from({ length: BATCH }, () => ({
      ...newUsageEvent(`beside-${this.#written}`, END - 86_400_000 + this.#written++),
      model: 'claude-sonnet-4-6',
      inputTokens: 1_000,
      outputTokens: 100,
      runId: `run-${this.#written % 20}`,
    }))
    return importUsage({
      organizationId: this.filled.organizationId,
      events,
      importId: (tx) => upsertApiImport(tx, this.#importRow),
    })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

await runWhenMain(import.meta.url, bench)
