import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { findRunRecords } from '../../data/runs/find-run-records'
import { sumChangedRuns } from '../../data/runs/run-sums'
import { compareRollups } from '../../data/usage/compare-rollups'
import { formatUsd } from '../../domain/money'
import type { RunSlice } from '../../domain/runs/run-record'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { makeOrganization } from '../../testing/make-organization'
import { undoImport } from '../imports/undo-import'
import { importUsage } from './import-usage'

afterAll(disconnectDatabase)

const NOON = Date.parse('2026-06-01T12:00:00Z')

const drawnEvent = fc.record({
  id: fc.integer({ min: 0, max: 8 }),
  run: fc.constantFrom('one', 'two', null),
  minute: fc.integer({ min: 0, max: 90 }),
  outputTokens: fc.integer({ min: 0, max: 4 }),
  model: fc.constantFrom('claude-sonnet-4-6', 'nobody-knows'),
  project: fc.constantFrom('here', 'there'),
  status: fc.constantFrom('ok' as const, 'error' as const),
})
type Drawn = typeof drawnEvent extends fc.Arbitrary<infer Of> ? Of : never

const step = fc.oneof(
  { weight: 5, arbitrary: fc.array(drawnEvent, { minLength: 1, maxLength: 6 }).map((send) => ({ send })) },
  { weight: 3, arbitrary: fc.constantFrom(1, 9).map((sum) => ({ sum })) },
  { weight: 1, arbitrary: fc.constant({ undo: true }) },
)
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never

async function send(organizationId: number, drawn: readonly Drawn[]): Promise<string> {
  const id = randomUUID()
  await inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      `INSERT INTO import (organization_id, id, kind, name, status) VALUES ($1, $2, 'upload', 'test', 'done')`,
      [organizationId, id],
    ),
  )
  const events = [...new Map(drawn.map((one) => [one.id, one])).values()].map(
    ({ id: call, minute, run, ...rest }) => ({
      ...newUsageEvent(`call-${call}`, NOON + minute * 60_000),
      ...rest,
      runId: run,
    }),
  )
  await importUsage({ organizationId, events, importId: async () => id })
  return id
}

/** What the ledger's calls of a run come to, one by one, as the sums' own code does not. */
async function fromCalls(organizationId: number): Promise<Record<string, unknown>> {
  const calls = await inOrganizationSql(organizationId, (tx) =>
    tx.rows<{ run: string; at: Date; output: string; cost: string | null; error: boolean }>(
      `SELECT o.run_id AS run, e.occurred_at AS at, e.output_tokens AS output, e.is_error AS error,
         trim_scale(coalesce(e.computed_cost_usd, e.reported_cost_usd))::text AS cost
       FROM usage_event e JOIN event_origin o ON o.organization_id = e.organization_id AND o.id = e.origin_id
       WHERE e.organization_id = $1 AND o.run_id IS NOT NULL`,
      [organizationId],
    ),
  )
  return byRun(
    calls.map(({ run, at, output, cost, error }) => ({
      run,
      part: {
        ...{ events: 1, unpriced: cost === null ? 1 : 0, errors: error ? 1 : 0, output: Number(output) },
        ...{ cost: Number(cost ?? 0), first: at.getTime(), last: at.getTime() },
      },
    })),
  )
}

async function fromSums(organizationId: number): Promise<Record<string, unknown>> {
  const runs = await inOrganizationSql(organizationId, (tx) => findRunRecords(tx))
  return byRun(runs.flatMap(({ id, slices }) => slices.map((slice) => ({ run: id, part: toPart(slice) }))))
}

interface Part {
  events: number
  unpriced: number
  errors: number
  output: number
  cost: number
  first: number
  last: number
}

function toPart(slice: RunSlice): Part {
  return {
    ...{ events: slice.events, unpriced: slice.unpricedEvents, errors: slice.errorEvents },
    ...{ output: slice.outputTokens, cost: Number(formatUsd(slice.costFemto ?? 0n)) },
    ...{ first: slice.firstAtMs, last: slice.lastAtMs },
  }
}

function byRun(parts: readonly { run: string; part: Part }[]): Record<string, unknown> {
  const runs: Record<string, Part> = {}
  for (const { run, part } of parts) {
    const sum = runs[run]
    runs[run] = sum
      ? {
          ...{ events: sum.events + part.events, unpriced: sum.unpriced + part.unpriced },
          ...{ errors: sum.errors + part.errors, output: sum.output + part.output },
          cost: Math.round((sum.cost + part.cost) * 1e12) / 1e12,
          ...{ first: Math.min(sum.first, part.first), last: Math.max(sum.last, part.last) },
        }
      : part
  }
  return runs
}

const sumRuns = (organizationId: number, atMost = 100) =>
  inOrganizationSql(organizationId, (tx) => sumChangedRuns(tx, atMost))

describe('the sums of runs', () => {
  it('are those of their calls, whatever is sent, corrected, undone or summed in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps: Step[]) => {
        const caller = await makeOrganization()
        const { organizationId } = caller
        const sent: string[] = []
        for (const one of steps) {
          if ('send' in one) sent.push(await send(organizationId, one.send))
          if ('sum' in one) await sumRuns(organizationId, one.sum)
          const last = 'undo' in one ? sent.pop() : undefined
          if (last) await undoImport(caller, last)
          expect(await fromSums(organizationId)).toEqual(await fromCalls(organizationId))
        }
        await sumRuns(organizationId)
        expect(await fromSums(organizationId)).toEqual(await fromCalls(organizationId))
        const { differences } = await inOrganizationSql(organizationId, compareRollups)
        expect(differences).toEqual([])
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  const call: Drawn = {
    ...{
      id: 1,
      run: 'one',
      minute: 0,
      outputTokens: 1,
      model: 'nobody-knows',
      project: 'here',
      status: 'ok',
    },
  }

  it('take in a change that comes while they are being made', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [call])
    await inOrganizationSql(organizationId, async (tx) => {
      await sumChangedRuns(tx, 100)
      // Another transaction, committed before this one.
      await send(organizationId, [{ ...call, id: 2 }])
    })
    expect(await fromSums(organizationId)).toMatchObject({ one: { events: 2 } })
    expect(await sumRuns(organizationId)).toBe(1)
    expect(await sumRuns(organizationId)).toBe(0)
    expect(await fromSums(organizationId)).toMatchObject({ one: { events: 2 } })
  })

  it('that are wrong are named by the check of the ledger', async () => {
    const { organizationId } = await makeOrganization()
    await send(organizationId, [call, { ...call, id: 2, run: 'two' }])
    await sumRuns(organizationId)
    await inOrganizationSql(organizationId, (tx) =>
      tx.rows(`UPDATE run_sum SET output_tokens = 7 WHERE organization_id = $1 AND run_id = 'two'`, [
        organizationId,
      ]),
    )
    const { differences } = await inOrganizationSql(organizationId, compareRollups)
    expect(differences.map(({ runId }) => runId)).toEqual(['two', 'two'])
  })
})
