import { randomUUID } from 'node:crypto'
import { disconnectDatabase, inOrganizationSql } from '../lib/data/database'
import { upsertApiImport } from '../lib/data/imports/import-rows'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { createApiKey } from '../lib/services/api-keys/create-api-key'
import { importUsage } from '../lib/services/usage/import-usage'
import { makeOrganization } from '../lib/testing/make-organization'
import { type ExactTotals, requireExact, TotalsCounter } from './generate/exact-totals'
import { generateUsageEvents } from './generate/usage-events'
import type { BenchOptions } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { median, percentile } from './measure/statistics'

const YEAR = '/api/v1/spend?from=2025-10-01&to=2026-09-30&group_by=day,model&tz=UTC'
const MONTH = '/api/v1/spend?from=2026-09-01&to=2026-09-30&group_by=day,model&tz=UTC'
const ASKED = 60
const BATCH = 5_000

interface Filled {
  events: number
  rollups: number
  key: string
  totals: ExactTotals
}

/** `GET /api/v1/spend` by day and model of two organizations in one database, one with ten times the other's events. */
export async function bench({ isFull }: BenchOptions): Promise<Finding[]> {
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    const small = await fill(isFull ? 1_000_000 : 100_000)
    const large = await fill(isFull ? 10_000_000 : 1_000_000)
    await product.verifyLedger()
    const findings: Finding[] = []
    for (const [label, question] of [
      ['365 days', YEAR],
      ['30 days', MONTH],
    ] as const) {
      const of = { small: [] as number[], large: [] as number[] }
      for (let n = -10; n < ASKED; n++) {
        for (const [name, filled] of [
          ['small', small],
          ['large', large],
        ] as const) {
          const askedAt = performance.now()
          const { total } = await product.get(question, filled.key)
          if (n >= 0) of[name].push(performance.now() - askedAt)
          if (question === YEAR)
            requireExact(`spend of ${name}`, filled.totals, total as Record<string, unknown>)
        }
      }
      const [p95Small, p95Large] = [percentile(of.small, 95), percentile(of.large, 95)]
      const text = (p95: number, all: number[], { events, rollups }: Filled) =>
        `p95 ${p95.toFixed(1)} ms, p50 ${median(all).toFixed(1)} (${events} events, ${rollups} roll-ups)`
      const work = `GET /api/v1/spend by day and model, ${label}`
      const [ours, peer] = [text(p95Large, of.large, large), text(p95Small, of.small, small)]
      findings.push({ work, ours, peer, ...ratioAtMost(p95Large / p95Small, 1.2) })
      if (question === YEAR)
        findings.push({
          work: `${work}, p95`,
          ours: `${p95Large.toFixed(1)} ms`,
          peer: '',
          ratio: '',
          goal: '≤ 60 ms',
          isMet: p95Large <= 60,
        })
    }
    return findings
  } finally {
    await disconnectDatabase()
    await product.stop()
  }
}

/** A new organization with a year of events, written by the product's own ingestion. */
async function fill(events: number): Promise<Filled> {
  const owner = await makeOrganization()
  const { organizationId } = owner
  const {
    id: keyId,
    name,
    secret,
  } = await createApiKey(owner, { name: 'bench', scopes: ['read'], expiresInDays: null })
  const importRow = { id: randomUUID(), keyId, name, day: '2026-10-01' }
  const counter = new TotalsCounter()
  const write = (batch: readonly UsageEvent[]) =>
    importUsage({ organizationId, events: batch, importId: (tx) => upsertApiImport(tx, importRow) })
  let batch: UsageEvent[] = []
  for (const event of generateUsageEvents({ seed: 7, count: events, days: 365, counter })) {
    batch.push(event)
    if (batch.length < BATCH) continue
    await write(batch)
    batch = []
  }
  if (batch.length > 0) await write(batch)
  const rollups = await inOrganizationSql(organizationId, async (tx) => {
    const [row] = await tx.rows<{ count: number }>('SELECT count(*)::integer AS count FROM usage_rollup')
    return row?.count ?? 0
  })
  return { events, rollups, key: secret, totals: counter.totals() }
}

await runWhenMain(import.meta.url, bench)
