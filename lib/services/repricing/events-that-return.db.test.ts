import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { insertRepricing } from '../../data/prices/repricing-rows'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { readRepricingInput } from '../../domain/pricing/read-repricing-input'
import { makeOrganization } from '../../testing/make-organization'
import { undoImport } from '../imports/undo-import'
import { ingestUsage } from '../usage/ingest-usage'
import { listUsageEvents } from '../usage/list-usage-events'
import { getRepricing } from './list-repricings'
import { runRepricing } from './run-repricing'
import { startRepricing } from './start-repricing'
import { undoRepricing } from './undo-repricing'

afterAll(disconnectDatabase)

const NOW = Date.parse('2026-12-01T00:00:00Z')
const ALL = readRepricingInput({})

const call = (rest: object = {}) => ({
  json: { id: 'a', timestamp: '2026-11-10T12:00:00Z', model: 'house-large', input_tokens: 1000, ...rest },
})

let caller: MemberCaller
let repricingId: string

// The call had no price when it came in, and was given one since: 1,000 × $1 per million.
beforeEach(async () => {
  caller = await makeOrganization()
  await ingestUsage(caller, [call()], NOW)
  await inOrganizationSql(caller.organizationId, (tx) =>
    tx.rows(`INSERT INTO price_override (organization_id, id, model, effective_from, prices)
      VALUES (current_organization_id(), gen_random_uuid(), 'house-large', '2026-01-01',
        '{"input_usd_per_mtok":"1","output_usd_per_mtok":"2"}')`),
  )
  repricingId = (await startRepricing(caller, ALL)).id
  await runRepricing(caller.organizationId)
  expect(await onlyEvent()).toMatchObject({ firstComputedCostUsd: null, computedCostUsd: '0.001' })
})

async function onlyEvent() {
  const page = { from: null, to: null, filters: {}, limit: 10, cursor: null }
  const { events } = await listUsageEvents(caller, page)
  expect(events.length).toBe(1)
  return events[0]
}

async function undo(): Promise<void> {
  await undoRepricing(caller, repricingId)
  await runRepricing(caller.organizationId)
  expect(await getRepricing(caller, repricingId)).toMatchObject({ status: 'undone' })
  expect((await inOrganizationSql(caller.organizationId, compareRollups)).differences).toEqual([])
}

it('a call that was taken away and sent again came in with its price: undo does not take that', async () => {
  await undoImport(caller, (await onlyEvent())?.importId ?? '')
  expect(await ingestUsage(caller, [call()], NOW)).toMatchObject({ accepted: 1 })
  const again = { firstComputedCostUsd: '0.001', computedCostUsd: '0.001' }
  expect(await onlyEvent()).toMatchObject(again)
  await undo()
  expect(await onlyEvent()).toMatchObject(again)
})

it('a better line that happens to cost the same is no less a better line', async () => {
  expect(await ingestUsage(caller, [call({ run_id: 'run' })], NOW)).toMatchObject({ updated: 1 })
  const again = { firstComputedCostUsd: '0.001', computedCostUsd: '0.001' }
  expect(await onlyEvent()).toMatchObject(again)
  await undo()
  expect(await onlyEvent()).toMatchObject(again)
})

it('a line that is no better changes nothing: undo gives the call back what it cost', async () => {
  expect(await ingestUsage(caller, [call()], NOW)).toMatchObject({ duplicates: 1 })
  await undo()
  expect(await onlyEvent()).toMatchObject({ firstComputedCostUsd: null, computedCostUsd: null })
})

it('an undo beside one that is being asked for is refused, not broken', async () => {
  let undoing: Promise<unknown> = Promise.resolve()
  await inOrganizationSql(caller.organizationId, async (tx) => {
    const row = { from: null, to: null, timeZone: 'UTC', startsAt: null, endsAt: null, models: [] }
    const asked = {
      ...row,
      snapshotId: 's',
      ownPrices: [],
      eventsTotal: 0,
      createdBy: null,
      createdLabel: 'x',
    }
    await insertRepricing(tx, { id: randomUUID(), ...asked })
    undoing = undoRepricing(caller, repricingId).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 500))
  })
  expect(await undoing).toMatchObject({ code: 'conflict' })
})
