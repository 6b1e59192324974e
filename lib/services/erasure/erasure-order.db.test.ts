import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { compareRollups } from '../../data/usage/compare-rollups'
import type { MemberCaller } from '../../domain/members/caller'
import { makeOrganization } from '../../testing/make-organization'
import { ingestUsage } from '../usage/ingest-usage'
import { erasePerson } from './erase-person'

beforeAll(() => {
  process.env.AUTH_SECRET = 'x'.repeat(40)
})
afterAll(disconnectDatabase)

const LABELS = ['ann@example.com', 'Ann@Example.com ', 'ann', 'bo']
const name = fc.constantFrom(...LABELS, 'shop', null)
const file = fc.constantFrom(
  ...['/Users/ann/logs/a.jsonl:3', 'C:\\Users\\ANN\\b.jsonl:1', 'ann.jsonl:2', 'bo/c.jsonl:9', 'request 7'],
  ...['/srv/ann@example.com/d.csv:5', null],
)
const event = fc.record({
  minute: fc.integer({ min: 0, max: 60 }),
  user: name,
  project: name,
  team: name,
  task: name,
  reviewer: name,
  source_ref: file,
  session_id: fc.constantFrom('s1', 's2', null),
  input_tokens: fc.integer({ min: 0, max: 5_000 }),
  reported: fc.constantFrom('0.1', '0.000000000000001', null),
})
type Event = typeof event extends fc.Arbitrary<infer Made> ? Made : never

const records = (events: readonly Event[], from: number) =>
  events.map(({ minute, reviewer, reported, ...labels }, at) => ({
    json: {
      ...labels,
      id: `e${from + at}`,
      timestamp: new Date(Date.UTC(2026, 5, 1, 12, minute)).toISOString(),
      model: 'claude-sonnet-4-6',
      output_tokens: 1,
      ...(reviewer === null ? {} : { tags: { reviewer } }),
      ...(reported === null ? {} : { cost_usd: reported }),
    },
  }))

const NOW = Date.parse('2026-06-15T12:00:00Z')
const erase = (caller: MemberCaller) =>
  erasePerson(caller, {
    ...{ userId: null, channelIds: [], confirmation: 'ann@example.com' },
    labels: ['ann@example.com', 'ann'],
  })

// What stands in the ledger, by event.
const ledger = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) =>
    tx.rows<{
      id: string
    }>(`SELECT e.id, e.series_id, e.computed_cost_usd, e.reported_cost_usd, e.origin_id, e.source_line, e.source_ref,
        to_jsonb(s) - 'organization_id' AS series, to_jsonb(o) - 'organization_id' AS origin
      FROM usage_event e JOIN series s USING (organization_id) JOIN event_origin o USING (organization_id)
      WHERE s.id = e.series_id AND o.id = e.origin_id ORDER BY e.id`),
  )
const total = ({ organizationId }: MemberCaller) =>
  inOrganizationSql(organizationId, (tx) =>
    tx.rows(
      'SELECT sum(events) AS events, sum(cost_usd) AS cost, sum(input_tokens) AS input FROM usage_rollup',
    ),
  )

it('old logs that come again after an erasure change nothing, new ones come in under the pseudonym, and sums are what they would be', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 12 }),
      fc.array(event, { maxLength: 8 }),
      async (old, late) => {
        // So that there is somebody to erase.
        const first = { ...old[0], user: 'ann@example.com', project: null, team: null, task: null } as Event
        const before = records([first, ...old], 0)
        const after = records(late, 100)
        const [one, other] = [await makeOrganization(), await makeOrganization()]

        await ingestUsage(one, before, NOW)
        const totals = await total(one)
        await erase(one)
        expect(await total(one)).toEqual(totals)
        const erased = await ledger(one)
        const again = await ingestUsage(one, before, NOW)
        expect(again).toMatchObject({ accepted: 0, updated: 0, duplicates: before.length })
        // The very same rows: a line that comes again is compared with what is there to the last tie.
        expect(await ledger(one)).toEqual(erased)
        await ingestUsage(one, after, NOW)

        await ingestUsage(other, [...before, ...after], NOW)
        const all = await total(other)
        expect(await total(one)).toEqual(all)

        for (const caller of [one, other])
          expect((await inOrganizationSql(caller.organizationId, compareRollups)).differences).toEqual([])
        const text = JSON.stringify(await ledger(one))
        expect(text).not.toMatch(/ann@example/i)
        expect(text).not.toMatch(/"user_label":"ann"/i)
      },
    ),
    { numRuns: 25 },
  )
})
