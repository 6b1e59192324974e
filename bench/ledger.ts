import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insertBudget } from '../lib/data/budgets/budget-rows'
import { sumPartsBySeries } from '../lib/data/budgets/spend-of-series'
import {
  databasePool,
  disconnectDatabase,
  inOrganizationSql,
  type SqlTransaction,
} from '../lib/data/database'
import { startEmbeddedPostgres } from '../lib/data/embedded-postgres/start-embedded-postgres'
import { upsertApiImport } from '../lib/data/imports/import-rows'
import { migrate } from '../lib/data/migrate'
import { compareRollups } from '../lib/data/usage/compare-rollups'
import { EventReferences } from '../lib/data/usage/event-references'
import { toUsageRow } from '../lib/data/usage/to-usage-row'
import { stageUsageEvents, upsertUsageEvents } from '../lib/data/usage/upsert-usage-events'
import type { UsageEventRow } from '../lib/data/usage/usage-row'
import { FEMTO_PER_USD } from '../lib/domain/money'
import { readFigures } from '../lib/services/budgets/read-figures'
import { priceBookOf } from '../lib/services/usage/price-book-of'
import { makeOrganization } from '../lib/testing/make-organization'
import { TotalsCounter } from './generate/exact-totals'
import { type Filled, fillLedger } from './generate/fill-ledger'
import { generateUsageEvents } from './generate/usage-events'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import { type Finding, ratioAtLeast, ratioAtMost } from './measure/finding'
import { postgresProcessorMs } from './measure/processor-time'
import { runWhenMain } from './measure/run-when-main'
import { median, spread } from './measure/statistics'

const BATCH = 5_000
const BATCHES = 10
const MOST_BYTES = 250
const LEAST_OF_COPY = 0.75
const MOST_OF_SELECT_1 = 4
const ASKED = 200

/** The ledger itself: how many bytes an event is, how fast events are written, what a budget's month so far costs. */
export async function bench({ runs, events, isFull }: BenchOptions): Promise<Finding[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'outlay-bench-ledger-'))
  const server = await startEmbeddedPostgres({ dataDir })
  try {
    await migrate({ url: server.url, directory: path.join(projectRoot, 'prisma', 'migrations') })
    process.env.DATABASE_URL = server.url
    const before = { node: process.cpuUsage(), postgres: postgresProcessorMs(dataDir) }
    const filled = await fillLedger(events ?? (isFull ? 1_000_000 : 200_000))
    const node = process.cpuUsage(before.node)
    const cores = {
      node: (node.user + node.system) / filled.events,
      postgres: ((postgresProcessorMs(dataDir) - before.postgres) * 1_000) / filled.events,
    }
    await databasePool().query('VACUUM ANALYZE')
    return [
      {
        work: 'processor an event, priced and rolled up, in batches of 5,000',
        ours: `${cores.node.toFixed(1)} µs in Node (making it up included), ${cores.postgres.toFixed(1)} µs in PostgreSQL`,
        ...{ peer: '', ratio: '', goal: '', isMet: null },
      },
      ...(await bytesAnEvent(filled)),
      ...(await monthToDate(filled)),
      await bulkWrite(runs),
    ]
  } finally {
    await disconnectDatabase()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** As ingestion left them: no VACUUM FULL, no REINDEX. */
async function bytesAnEvent({ events, rollups }: Filled): Promise<Finding[]> {
  const { rows } = await databasePool().query<{ name: string; bytes: number }>(`
    SELECT c.relname::text AS name, pg_relation_size(c.oid)::float8 AS bytes FROM pg_class c
    LEFT JOIN pg_index x ON x.indexrelid = c.oid
    WHERE 'usage_event'::regclass IN (c.oid, x.indrelid) ORDER BY x.indexrelid IS NOT NULL, 2 DESC`)
  const total = rows.reduce((sum, { bytes }) => sum + bytes, 0) / events
  const parts = rows.map(({ name, bytes }) => `${name} ${(bytes / events).toFixed(1)}`).join(', ')
  // What pages half full cost: ids come in no order.
  await databasePool().query('REINDEX TABLE usage_event')
  const [{ bytes: packed = 0 } = {}] = (
    await databasePool().query<{ bytes: number }>(
      `SELECT pg_total_relation_size('usage_event')::float8 AS bytes`,
    )
  ).rows
  const [{ bytes: beside = 0 } = {}] = (
    await databasePool().query<{ bytes: number }>(`SELECT sum(pg_total_relation_size(oid))::float8 AS bytes
      FROM pg_class WHERE relname IN ('usage_rollup', 'usage_day', 'series', 'event_origin', 'price_basis') AND relkind = 'r'`)
  ).rows
  return [
    {
      work: `bytes on disk an event, table and all indexes, ${events} events`,
      ours: `${total.toFixed(0)}: ${parts}`,
      ...{ peer: `${MOST_BYTES}`, ...ratioAtMost(total / MOST_BYTES, 1), goal: `≤ ${MOST_BYTES}` },
    },
    {
      work: 'the same after REINDEX',
      ours: (packed / events).toFixed(0),
      ...{ peer: '', ratio: (packed / events / MOST_BYTES).toFixed(2), goal: '', isMet: null },
    },
    {
      work: `bytes an event beside it: ${rollups} roll-ups, sums of days, series, origins, price bases`,
      ours: (beside / events).toFixed(1),
      ...{ peer: '', ratio: '', goal: '', isMet: null },
    },
  ]
}

/** One budget over everything, in a month that is full of events, in a transaction as the product's. */
async function monthToDate({ organizationId, events, rollups }: Filled): Promise<Finding[]> {
  const budget = {
    ...{
      id: randomUUID(),
      name: 'bench',
      amount: 1_000n * FEMTO_PER_USD,
      period: 'month' as const,
      scope: {},
    },
    ...{ thresholds: [], channelIds: [], ownerUserId: null, carriesOver: false, increase: null },
    ...{
      pastAmounts: [],
      startsOn: '2026-09-01',
      createdAt: new Date(),
      updatedAt: new Date(),
      judgedAt: null,
    },
  }
  await inOrganizationSql(organizationId, (tx) => insertBudget(tx, budget, null))
  const clock = { today: '2026-09-30', timeZone: 'UTC', holidayCountry: null, mostForesights: 0 }
  // A past period: what is to come has a cache and a bench of its own.
  const span = { start: '2026-09-01', end: '2026-09-29' }
  const [one, sum, whole]: [number[], number[], number[]] = [[], [], []]
  const bounds = ['2026-09-01', '2026-09-30']
  await inOrganizationSql(organizationId, async (tx) => {
    for (let n = -20; n < ASKED; n++) {
      const startedAt = performance.now()
      await tx.rows('SELECT 1')
      const asked = performance.now()
      await sumPartsBySeries(tx, bounds, false)
      const summed = performance.now()
      await readFigures(tx, [{ budget, span }], clock)
      if (n < 0) continue
      one.push(asked - startedAt)
      sum.push(summed - asked)
      whole.push(performance.now() - summed)
    }
  })
  return [
    {
      work: `a budget's month to date, the statement that sums it, ${events} events (${rollups} roll-ups)`,
      ours: spread(sum, 'ms'),
      peer: `SELECT 1: ${spread(one, 'ms')}`,
      ...ratioAtMost(median(sum) / median(one), MOST_OF_SELECT_1),
    },
    {
      work: 'the same as a page asks for it: all series of the organization, scopes, carry-over',
      ours: spread(whole, 'ms'),
      ...{ peer: '', ratio: (median(whole) / median(one)).toFixed(2), goal: '', isMet: null },
    },
  ]
}

/** Rows that are priced already, written by the product and by a bare COPY and INSERT, each into its own table. */
async function bulkWrite(runs: number): Promise<Finding> {
  const { organizationId } = await makeOrganization()
  // The same columns and the same indexes; owned by nobody's policies.
  await databasePool().query(`CREATE SCHEMA bench_peer; GRANT USAGE ON SCHEMA bench_peer TO outlay_app;
    CREATE TABLE bench_peer.usage_event (LIKE usage_event INCLUDING ALL);
    GRANT ALL ON bench_peer.usage_event TO outlay_app`)
  const [ours, peer]: [number[], number[]] = [[], []]
  for (let run = 0; run <= runs; run++) {
    const batches = await makeRows(organizationId, run)
    const writeOurs = () =>
      timed(organizationId, batches, async (tx, rows) => {
        const written = await upsertUsageEvents(tx, rows)
        if (written.accepted !== rows.length)
          throw new Error(`${written.accepted} of ${rows.length} accepted`)
      })
    const writePeers = () =>
      timed(organizationId, batches, async (tx, rows) => {
        await stageUsageEvents(tx, rows)
        await tx.rows(
          'INSERT INTO bench_peer.usage_event SELECT * FROM staged_usage_event ON CONFLICT DO NOTHING',
        )
      })
    // Who comes second finds the rows in the processor's caches.
    const isOursFirst = run % 2 === 0
    const first = await (isOursFirst ? writeOurs() : writePeers())
    const second = await (isOursFirst ? writePeers() : writeOurs())
    // The first time the tables are empty.
    if (run === 0) continue
    ours.push(isOursFirst ? first : second)
    peer.push(isOursFirst ? second : first)
  }
  const { differences } = await inOrganizationSql(organizationId, compareRollups)
  if (differences.length > 0)
    throw new Error(`${differences.length} roll-ups are not the sum of their events`)
  const rate = (ms: readonly number[]) => `${Math.round((BATCH * BATCHES * 1_000) / median(ms))} events/s`
  return {
    work: `bulk write with roll-up, ${BATCHES} batches of ${BATCH} a round, one connection`,
    ours: rate(ours),
    peer: `COPY to staging + ON CONFLICT, without: ${rate(peer)}`,
    ...ratioAtLeast(median(peer) / median(ours), LEAST_OF_COPY),
  }
}

async function timed(
  organizationId: number,
  batches: readonly UsageEventRow[][],
  write: (tx: SqlTransaction, rows: readonly UsageEventRow[]) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now()
  for (const rows of batches) await inOrganizationSql(organizationId, (tx) => write(tx, rows))
  return performance.now() - startedAt
}

function makeRows(organizationId: number, seed: number): Promise<UsageEventRow[][]> {
  return inOrganizationSql(organizationId, async (tx) => {
    const importId = await upsertApiImport(tx, {
      ...{ id: randomUUID(), keyId: randomUUID(), name: 'bench', day: '2026-10-01' },
    })
    const book = await priceBookOf(tx)
    const references = new EventReferences()
    const counter = new TotalsCounter()
    const events = generateUsageEvents({ seed: 100 + seed, count: BATCH * BATCHES, days: 30, counter })
    const rows = [...events].map((event) => toUsageRow(event, { book, references, importId }))
    await references.insert(tx)
    return Array.from({ length: BATCHES }, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH))
  })
}

await runWhenMain(import.meta.url, bench)
