import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import type { MemberCaller } from '../../domain/members/caller'
import { crashAfter } from '../../testing/crash-after'
import { makeOrganization } from '../../testing/make-organization'
import { createChannel } from '../channels/create-channel'
import { ingestUsage } from '../usage/ingest-usage'
import { changeBudget } from './change-budget'
import { createBudget } from './create-budget'
import { judgeBudgets } from './judge-budgets'

// OUTLAY_ROUNDS=100 runs more; nothing does by itself.
const ROUNDS = Number(process.env.OUTLAY_ROUNDS ?? 3)
// Each has a crash for every statement.
const CRASH_ROUNDS = Number(process.env.OUTLAY_ROUNDS ?? 1)
const NOON = new Date('2026-10-15T12:00:00Z')
const BUDGETS = 4

beforeAll(() => void vi.stubEnv('AUTH_SECRET', 'a secret of a test, of 32 or more characters'))
afterAll(disconnectDatabase)

/** Four budgets whose two lines are crossed, each told to two channels. */
async function crossed(): Promise<{ caller: MemberCaller; budgetIds: string[] }> {
  const caller = await makeOrganization()
  const channelIds: string[] = []
  for (const target of ['a@example.com', 'b@example.com'])
    channelIds.push((await createChannel(caller, { kind: 'email', target })).channel.id)
  const budgetIds: string[] = []
  for (let index = 0; index < BUDGETS; index++) {
    const { budget } = await createBudget(caller, {
      name: `b${index}`,
      amount_usd: '100',
      starts_on: '2026-01-01',
      thresholds: [{ percent: 80 }, { percent: 100 }],
      channel_ids: channelIds,
    })
    budgetIds.push(budget.id)
  }
  const event = { id: 'e', timestamp: '2026-10-02T00:00:00Z', cost_usd: '100' }
  await ingestUsage(caller, [{ json: event }], Date.parse('2026-10-15T12:00:00Z'))
  return { caller, budgetIds }
}

async function expectEachOnce({ organizationId }: MemberCaller): Promise<void> {
  const alerts = await inOrganizationSql(organizationId, (tx) =>
    tx.rows<{ dedupe_key: string; deliveries: number }>(
      `SELECT dedupe_key, (SELECT count(*)::int FROM alert_delivery d
         WHERE d.organization_id = a.organization_id AND d.alert_id = a.id) AS deliveries
       FROM alert a WHERE organization_id = $1`,
      [tx.organizationId],
    ),
  )
  expect(new Set(alerts.map(({ dedupe_key }) => dedupe_key)).size).toBe(2 * BUDGETS)
  expect(alerts.map(({ deliveries }) => deliveries)).toEqual(Array(2 * BUDGETS).fill(2))
}

it(`twenty that judge at once, one while a budget changes, raise each line once: ${ROUNDS} rounds`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { caller, budgetIds } = await crossed()
    const judging = Array.from({ length: 20 }, () => judgeBudgets(caller.organizationId, NOON))
    await changeBudget(caller, budgetIds[0] ?? '', { amount_usd: '99' })
    const raised = (await Promise.all(judging)).flatMap((one) => one.raised)
    expect(raised).toHaveLength(2 * BUDGETS)
    await expectEachOnce(caller)
  }
}, 600_000)

it(`a crash between any two steps raises nothing by halves, and the next judging raises each line once: ${CRASH_ROUNDS} rounds`, async () => {
  for (let round = 0; round < CRASH_ROUNDS; round++) {
    let crashes = 0
    for (let step = 1; ; step++) {
      const { caller } = await crossed()
      const stop = crashAfter(step)
      const outcome = await judgeBudgets(caller.organizationId, NOON).then(
        () => 'judged',
        () => 'crashed',
      )
      stop()
      if (outcome === 'crashed') crashes++
      await judgeBudgets(caller.organizationId, NOON)
      await expectEachOnce(caller)
      if (outcome === 'judged') break
    }
    // Begin, enter, clock, budgets, series, sums, alerts, hold, 8 × (quarter, event, alert, deliveries), …
    expect(crashes).toBeGreaterThan(40)
  }
}, 3_600_000)
