import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLastEvents } from '../../data/alerts/find-last-events'
import { type BudgetValues, insertBudget } from '../../data/budgets/budget-rows'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { upsertApiImport } from '../../data/imports/import-rows'
import { sumChangedRuns } from '../../data/runs/run-sums'
import type { MemberCaller } from '../../domain/members/caller'
import { FEMTO_PER_USD } from '../../domain/money'
import { NO_RUN_LIST_FILTERS } from '../../domain/runs/filter-runs'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { STANDARD_VIEW } from '../../domain/usage/spend-view'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { STANDARD_SETTINGS } from '../../domain/waste/waste-settings'
import { parseScenario } from '../../domain/what-if/parse-scenario'
import { makeOwnDatabase } from '../../testing/database'
import { makeOrganization } from '../../testing/make-organization'
import { plansOf } from '../../testing/plans-of'
import type { PlanNode } from '../../testing/scans-without-organization'
import { listBudgets } from '../budgets/list-budgets'
import { getForecast } from '../forecast/get-forecast'
import { getWhatChanged } from '../forecast/get-what-changed'
import { getUnpricedModels } from '../prices/get-unpriced-models'
import { getRunPage } from '../runs/get-run-page'
import { listRuns } from '../runs/list-runs'
import { findWaste } from '../waste/find-waste'
import { getWhatIf } from '../what-if/get-what-if'
import { getExploration } from './get-exploration'
import { getSpend } from './get-spend'
import { getSpendOverview } from './get-spend-overview'
import { importUsage } from './import-usage'
import { listUsageEvents } from './list-usage-events'
import { readEvents } from './read-events'
import { readSpend } from './read-spend'

const DAYS = 1_080
const END = Date.parse('2026-11-20T00:00:00Z')
let caller: MemberCaller
const budget: BudgetValues = {
  id: randomUUID(),
  name: 'plans',
  amount: 1_000n * FEMTO_PER_USD,
  period: 'month',
  scope: {},
  thresholds: [],
  channelIds: [],
  ownerUserId: null,
  carriesOver: false,
  increase: null,
  pastAmounts: [],
  startsOn: '2026-09-01',
}

// What others leave in a database they share would be part of what the planner knows.
let database: Awaited<ReturnType<typeof makeOwnDatabase>>

beforeAll(async () => {
  database = await makeOwnDatabase()
  caller = await makeOrganization()
  for (const { organizationId } of [caller, await makeOrganization()]) {
    const importRow = { id: randomUUID(), keyId: randomUUID(), name: 'plans', day: '2026-11-20' }
    const events = [...yearOfEvents()]
    for (let at = 0; at < events.length; at += 4_000)
      await importUsage({
        organizationId,
        events: events.slice(at, at + 4_000),
        importId: (tx) => upsertApiImport(tx, importRow),
      })
  }
  await inOrganizationSql(caller.organizationId, async (tx) => {
    await insertBudget(tx, budget, null)
    await sumChangedRuns(tx, 1_000)
  })
  const owner = new Client({ connectionString: database.url })
  await owner.connect()
  await owner.query(
    'VACUUM ANALYZE usage_event, usage_rollup, usage_day, run_sum, series, event_origin, price_basis',
  )
  await owner.end()
}, 120_000)

const ALWAYS = { from: null, to: null }
const MONTH = { from: '2026-10-01', to: '2026-10-31' }
const NOW = Date.parse('2026-11-19T12:00:00Z')
const page = { filters: {}, limit: 50, cursor: null }
const { scenario } = parseScenario(new URLSearchParams('map=claude-haiku-4-5'))

const DAYS_SUMMED = 'usage_day_pkey by day'
const ROLLUPS = 'usage_rollup_pkey by quarter'
const BY_TIME = 'usage_event_occurred_at_idx by occurred_at'
const NEWEST = 'usage_event_occurred_at_idx until its limit'
// The calls of the runs that changed since they were summed, which are none here.
const OF_RUNS = 'usage_event_origin_id_idx by origin_id'

const questions: [string, () => Promise<unknown>, string[]][] = [
  [
    'spend by day',
    () => getSpend(caller, { ...MONTH, groupBy: ['day', 'model'], filters: {} }),
    [DAYS_SUMMED],
  ],
  [
    'spend of a person',
    () => getSpend(caller, { ...MONTH, groupBy: ['project'], filters: { user: ['person-1@example.com'] } }),
    [DAYS_SUMMED],
  ],
  ['spend by session', () => getSpend(caller, { ...MONTH, groupBy: ['session'], filters: {} }), [BY_TIME]],
  [
    'spend as a file',
    () => readAll(readSpend(caller, { ...MONTH, groupBy: ['day', 'user'], filters: {} }).batches),
    [DAYS_SUMMED],
  ],
  ['Overview', () => getSpendOverview(caller, { nowMs: NOW }), [DAYS_SUMMED, NEWEST, ROLLUPS]],
  [
    'Explore',
    () => getExploration(caller, { ...STANDARD_VIEW, range: 'last-month' }, NOW),
    [DAYS_SUMMED, NEWEST],
  ],
  ['events of a month', () => listUsageEvents(caller, { ...MONTH, ...page }), [BY_TIME]],
  ['the newest events', () => listUsageEvents(caller, { ...ALWAYS, ...page }), [NEWEST]],
  [
    'events without a price',
    () => listUsageEvents(caller, { ...MONTH, ...page, isUnpriced: true }),
    ['usage_event_unpriced_idx by occurred_at'],
  ],
  ['the ledger as a file', () => readAll(readEvents(caller, { ...MONTH, filters: {} })), [BY_TIME]],
  ['What-if', () => getWhatIf(caller, { ...MONTH, filters: {}, scenario }), [BY_TIME, OF_RUNS]],
  [
    'Waste',
    () => findWaste(caller, { ...MONTH, filters: {}, settings: STANDARD_SETTINGS }, { nowMs: NOW }),
    [BY_TIME, OF_RUNS],
  ],
  [
    'a forecast',
    () => getForecast(caller, { period: 'month', asOf: '2026-11-19', filters: {} }),
    [DAYS_SUMMED],
  ],
  [
    'what changed',
    () => getWhatChanged(caller, { period: 'month', asOf: '2026-11-19', filters: {} }),
    [DAYS_SUMMED],
  ],
  ['models without a price', () => getUnpricedModels(caller), ['all of usage_event_unpriced_idx']],
  ['budgets', () => listBudgets(caller), [DAYS_SUMMED]],
  ['runs', () => listRuns(caller, { filters: NO_RUN_LIST_FILTERS, limit: 20, cursor: null }), [OF_RUNS]],
  ['a run', () => getRunPage(caller, 'run-0', NOW), [OF_RUNS]],
  // Of all time by what it asks: the last event of each source, however long ago.
  [
    'silent sources',
    () => inOrganizationSql(caller.organizationId, (tx) => findLastEvents(tx, null)),
    ['all of usage_day', BY_TIME, ROLLUPS],
  ],
]

describe('of the ledger no more is read than the range that is asked for, by an index', () => {
  it.each(questions)('%s', async (_, ask, expected) => {
    const reads = (await plansOf(ask)).flatMap(({ plan }) => readsOfLedger(plan))
    expect([...new Set(reads)].sort()).toEqual(expected)
  })
})

async function readAll(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

const LEDGER = ['usage_event', 'usage_rollup', 'usage_day']
const BOUNDS = ['occurred_at', 'quarter', 'day', 'origin_id', 'import_id', 'request_id', 'id']

/** How a plan reads the ledger: each index with the column that bounds what is read of it. */
function readsOfLedger(node: PlanNode, endsEarly = false): string[] {
  const type = node['Node Type']
  // What is sorted or summed is read to its end first, whatever the limit.
  const isCut = type === 'Limit' || (endsEarly && !['Sort', 'Aggregate', 'Hash', 'WindowAgg'].includes(type))
  return [...readOf(node, isCut), ...(node.Plans ?? []).flatMap((below) => readsOfLedger(below, isCut))]
}

function readOf(node: PlanNode, isCut: boolean): string[] {
  const table = node['Relation Name'] ?? ''
  const index = node['Index Name'] ?? ''
  if (node['Node Type'] === 'Seq Scan' && LEDGER.includes(table)) return [`all of ${table}`]
  const of = LEDGER.find((name) => index.startsWith(`${name}_`))
  if (!of) return []
  const by = BOUNDS.filter((column) =>
    new RegExp(`[.(]${column} (=|>=?|<=?) `).test(node['Index Cond'] ?? ''),
  )
  if (by.length > 0) return [`${index} by ${by.join(', ')}`]
  if (isCut) return [`${index} until its limit`]
  // An index under a condition holds nothing else.
  return [index === 'usage_event_unpriced_idx' ? `all of ${index}` : `all of ${of}`]
}

afterAll(async () => {
  await disconnectDatabase()
  await database.drop()
})

/** Eleven calls a day over three years, in the order of time, as they come in. */
function* yearOfEvents(): Generator<UsageEvent> {
  const count = 12_000
  for (let n = 0; n < count; n++) {
    const event = newUsageEvent(
      `plan-${n}`,
      END - DAYS * 86_400_000 + Math.floor((n / count) * DAYS * 86_400_000),
    )
    event.model = n % 50 === 0 ? 'nobody-knows-this' : 'claude-sonnet-4-6'
    event.user = `person-${n % 20}@example.com`
    event.project = `project-${n % 7}`
    event.source = 'plans'
    event.sessionId = `session-${Math.floor(n / 20)}`
    event.runId = n % 1_000 < 20 ? `run-${Math.floor(n / 1_000)}` : null
    event.inputTokens = 1_000
    event.outputTokens = 100
    yield event
  }
}
