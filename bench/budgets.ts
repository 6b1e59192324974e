import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { insertBudget } from '../lib/data/budgets/budget-rows'
import { disconnectDatabase, inOrganizationSql } from '../lib/data/database'
import { upsertApiImport } from '../lib/data/imports/import-rows'
import { migrate } from '../lib/data/migrate'
import type { BudgetScope } from '../lib/domain/budgets/budget'
import { addDays } from '../lib/domain/calendar'
import { PERIOD_KINDS } from '../lib/domain/calendar-period'
import type { MemberCaller } from '../lib/domain/members/caller'
import { FEMTO_PER_USD } from '../lib/domain/money'
import { newUsageEvent } from '../lib/domain/usage/new-usage-event'
import type { UsageEvent } from '../lib/domain/usage/usage-event'
import { createApiKey } from '../lib/services/api-keys/create-api-key'
import { judgeBudgets } from '../lib/services/budgets/judge-budgets'
import { importUsage } from '../lib/services/usage/import-usage'
import { makeOrganization } from '../lib/testing/make-organization'
import { startThrowawayPostgres } from '../lib/testing/throwaway-postgres'
import { Random } from './generate/random'
import { type BenchOptions, projectRoot } from './measure/bench-options'
import type { Finding } from './measure/finding'
import { runWhenMain } from './measure/run-when-main'
import { median } from './measure/statistics'

const BUDGETS = 10_000
const PEOPLE = 250
const PROJECTS = 50
const MODELS = ['a', 'b', 'c', 'd'] as const
const DAYS = 150
const BATCH = 5_000
const MOST_SECONDS = 5

/** Judging 10,000 budgets of one organization over 1,000 series: the first time of a day, and each time after. */
export async function bench({ runs }: BenchOptions): Promise<Finding[]> {
  // Without a product: its own worker would judge beside us.
  const server = await startThrowawayPostgres()
  try {
    await migrate({ url: server.url, directory: path.join(projectRoot, 'prisma', 'migrations') })
    process.env.DATABASE_URL = server.url
    const owner = await makeOrganization()
    const today = new Date().toISOString().slice(0, 10)
    await fill(owner, today)
    await makeBudgets(owner.organizationId, today)
    const [{ series = 0, rollups = 0 } = {}] = await inOrganizationSql(owner.organizationId, (tx) =>
      tx.rows<{ series: number; rollups: number }>(
        `SELECT (SELECT count(*)::int FROM series WHERE organization_id = $1) AS series,
           (SELECT count(*)::int FROM usage_rollup WHERE organization_id = $1) AS rollups`,
        [tx.organizationId],
      ),
    )
    // A worker knows no scope's history yet: it works out so many a judging, and raises so many alerts.
    const first: number[] = []
    let raised = 0
    for (let left = 1; left > 0; ) {
      const { seconds, judging } = await timed(owner.organizationId)
      first.push(seconds)
      raised += judging.raised.length
      left = judging.pendingAlerts + judging.pendingForecasts
    }
    const after: number[] = []
    for (let run = 0; run < Math.max(5, runs); run++) after.push((await timed(owner.organizationId)).seconds)
    const what = `${BUDGETS} budgets over ${series} series (${rollups} roll-ups)`
    const limit = (work: string, seconds: number, more = ''): Finding => ({
      work,
      ours: `${seconds.toFixed(2)} s${more}`,
      peer: '',
      ratio: '',
      goal: `< ${MOST_SECONDS} s`,
      isMet: seconds < MOST_SECONDS,
    })
    return [
      limit(`judging ${what}, as every 15 s`, median(after), `, longest ${Math.max(...after).toFixed(2)} s`),
      limit(
        'the longest judging of a worker that starts, nothing foreseen or raised yet',
        Math.max(...first),
        `; ${first.length} of them, ${first.reduce((a, b) => a + b, 0).toFixed(1)} s in all, ${raised} alerts`,
      ),
    ]
  } finally {
    await disconnectDatabase()
    await server.dispose()
  }
}

async function timed(organizationId: number) {
  const startedAt = performance.now()
  const judging = await judgeBudgets(organizationId)
  return { seconds: (performance.now() - startedAt) / 1000, judging }
}

const personOf = (n: number) => `person-${n}`
const projectOf = (n: number) => `project-${n}`

/** 1,000 series: each of 250 people with each of four models, in one project; a call on two days of three. */
async function fill(owner: MemberCaller, today: string): Promise<void> {
  const { organizationId } = owner
  const { id: keyId, name } = await createApiKey(owner, {
    name: 'bench',
    scopes: ['ingest'],
    expiresInDays: null,
  })
  const importRow = { id: randomUUID(), keyId, name, day: today }
  let batch: UsageEvent[] = []
  const write = async () => {
    await importUsage({ organizationId, events: batch, importId: (tx) => upsertApiImport(tx, importRow) })
    batch = []
  }
  for (const event of callsOf(today)) {
    batch.push(event)
    if (batch.length === BATCH) await write()
  }
  await write()
}

function* callsOf(today: string): Generator<UsageEvent> {
  const random = new Random(7)
  for (let ago = 1; ago <= DAYS; ago++)
    for (let person = 0; person < PEOPLE; person++)
      for (const model of MODELS) {
        if (random.whole(0, 2) === 0) continue
        const at = Date.parse(`${addDays(today, -ago)}T00:00:00Z`) + random.whole(7 * 3600, 18 * 3600) * 1000
        const event = newUsageEvent(`b-${ago}-${person}-${model}`, at)
        event.model = model
        event.user = personOf(person)
        event.project = projectOf(person % PROJECTS)
        event.team = `team-${person % 8}`
        event.source = 'bench'
        event.reportedCostUsd = (random.whole(1, 400) / 100).toFixed(2)
        yield event
      }
}

/** Of every kind of period and of scopes of every size, with the standard thresholds; about one in fifty is crossed. */
async function makeBudgets(organizationId: number, today: string): Promise<void> {
  const random = new Random(11)
  await inOrganizationSql(organizationId, async (tx) => {
    for (let at = 0; at < BUDGETS; at++) {
      const period = PERIOD_KINDS[at % PERIOD_KINDS.length] ?? 'month'
      const isTight = random.whole(1, 50) === 1
      await insertBudget(
        tx,
        {
          id: randomUUID(),
          name: `budget ${at}`,
          amount: BigInt(isTight ? 1 : random.whole(1_000_000, 2_000_000)) * FEMTO_PER_USD,
          period,
          scope: scopeOf(random),
          thresholds: [
            { on: 'actual', percent: 80 },
            { on: 'actual', percent: 100 },
            { on: 'forecast', percent: 100 },
          ],
          channelIds: [],
          ownerUserId: null,
          carriesOver: at % 10 === 0,
          increase: null,
          pastAmounts: [],
          startsOn: addDays(today, -60),
        },
        null,
      )
    }
  })
}

function scopeOf(random: Random): BudgetScope {
  const person = random.whole(0, PEOPLE - 1)
  switch (random.whole(0, 5)) {
    case 0:
      return {}
    case 1:
      return { project: [projectOf(person % PROJECTS)] }
    case 2:
      return { team: [`team-${person % 8}`] }
    case 3:
      return { user: [personOf(person)], model: [random.pick(MODELS)] }
    case 4:
      return { user: [personOf(person)] }
    default:
      return { project: [projectOf(person % PROJECTS)], model: [random.pick(MODELS)] }
  }
}

await runWhenMain(import.meta.url, bench)
