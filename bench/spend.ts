import { disconnectDatabase } from '../lib/data/database'
import { requireExact } from './generate/exact-totals'
import { type Filled, fillLedger } from './generate/fill-ledger'
import type { BenchOptions } from './measure/bench-options'
import { type Finding, ratioAtMost } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { RunningProduct } from './measure/running-product'
import { median, percentile } from './measure/statistics'

const YEAR = '/api/v1/spend?from=2025-10-01&to=2026-09-30&group_by=day,model&tz=UTC'
const MONTH = '/api/v1/spend?from=2026-09-01&to=2026-09-30&group_by=day,model&tz=UTC'
const ASKED = 60

/** `GET /api/v1/spend` by day and model of two organizations in one database, one with ten times the other's events. */
export async function bench({ isFull }: BenchOptions): Promise<Finding[]> {
  const product = await RunningProduct.start()
  try {
    process.env.DATABASE_URL = product.databaseUrl
    const small = await fillLedger(isFull ? 1_000_000 : 100_000)
    const large = await fillLedger(isFull ? 10_000_000 : 1_000_000)
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

await runWhenMain(import.meta.url, bench)
