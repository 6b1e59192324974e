import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { upsertApiImport } from '../../data/imports/import-rows'
import type { MemberCaller } from '../../domain/members/caller'
import { readRepricingInput } from '../../domain/pricing/read-repricing-input'
import { newUsageEvent } from '../../domain/usage/new-usage-event'
import { USAGE_QUALITIES, type UsageEvent } from '../../domain/usage/usage-event'
import { EVENT_COLUMNS, eventRows } from '../../http/events-file'
import { makeOrganization } from '../../testing/make-organization'
import { csvStream } from '../export/csv-stream'
import { runRepricing } from '../repricing/run-repricing'
import { startRepricing } from '../repricing/start-repricing'
import { eventsCsv } from './events-csv'
import { importUsage } from './import-usage'

afterAll(disconnectDatabase)

// What would end a cell, a line, a copy or an escape, and what a spreadsheet would run.
const NASTY = [
  '=1+1',
  '-2',
  '-2.50',
  '+x',
  '@x',
  ' =x',
  '\t',
  'a\tb',
  'a\nb',
  'a\r\nb',
  '\\',
  '\\.',
  '\\N',
  'a\\tb',
]
const MORE_NASTY = [
  '"',
  'a,b',
  'a;b',
  '"a"',
  '＝1',
  '\\\\n',
  '\\"',
  'é',
  '😀',
  'null',
  '{}',
  '[]',
  "o'clock",
  '\v\f\b',
]
const word = fc.oneof(
  fc.constantFrom('web', 'api', ...NASTY, ...MORE_NASTY),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.replaceAll('\0', '')),
)
const maybe = fc.option(word)
const count = fc.oneof(fc.constantFrom(0, 1, 2 ** 40), fc.nat())
const usd = fc.option(fc.constantFrom('0', '1', '0.5', '0.000000000000001', '-3.25', '120', '1200.10'))
const counts = {
  inputTokens: count,
  outputTokens: count,
  cacheReadTokens: count,
  cacheWrite5mTokens: count,
  cacheWrite1hTokens: count,
  reasoningTokens: fc.constant(0),
  webSearchRequests: fc.nat(3),
}
const model = fc.constantFrom('claude-opus-4-8', 'claude-haiku-4-5', 'house-large', '=model', null)
const event = fc.record({
  ...counts,
  // Both changes of the clocks in Berlin are in it.
  occurredAtMs: fc.oneof(
    fc.integer({ min: Date.parse('2000-01-01Z'), max: Date.parse('2099-12-31Z') }),
    fc.integer({ min: Date.parse('2026-10-24T22:00Z'), max: Date.parse('2026-10-25T03:00Z') }),
  ),
  model,
  provider: maybe,
  reportedCostUsd: usd,
  serviceTier: maybe,
  speed: maybe,
  inferenceGeo: maybe,
  user: maybe,
  team: maybe,
  project: maybe,
  framework: maybe,
  task: maybe,
  runId: maybe,
  sessionId: maybe,
  source: maybe,
  tags: fc.dictionary(
    word.filter((key) => key !== '__proto__'),
    word,
    { maxKeys: 3 },
  ),
  latencyMs: fc.option(fc.nat()),
  status: fc.constantFrom('ok', 'error'),
  quality: fc.constantFrom(...USAGE_QUALITIES),
  isSidechain: fc.boolean(),
  sourceRef: fc.oneof(maybe, fc.constantFrom('a.jsonl:7', '=a:7', '/home/a;b/x.jsonl:12')),
  components: fc.array(fc.record({ ...counts, model: fc.constant('claude-haiku-4-5'), provider: maybe }), {
    maxLength: 1,
  }),
})

describe('the ledger as CSV', () => {
  let caller: MemberCaller
  const asked = { from: null, to: null, filters: {}, groupBy: [], isUnpriced: false, timeZone: 'UTC' }

  async function bothWays(rest: object): Promise<[fast: string, slow: string]> {
    const question = { ...asked, ...rest }
    const table = { title: '', columns: EVENT_COLUMNS, timeZone: 'UTC', about: [] }
    return [
      await text(Readable.from(eventsCsv(caller, question))),
      await text(Readable.from(csvStream({ ...table, batches: eventRows(caller, question) }))),
    ]
  }

  beforeAll(async () => {
    caller = await makeOrganization({ timeZone: 'Europe/Berlin' })
    const events = fc
      .sample(event, { numRuns: 1_500, seed: 20261127 })
      .map(
        (made, index): UsageEvent =>
          Object.assign(newUsageEvent(`${NASTY[index % 40] ?? ''}${index}`, 0), made as Partial<UsageEvent>),
      )
    const { organizationId } = caller
    const importRow = { id: randomUUID(), keyId: null, name: 'x', day: '2026-10-01' }
    await importUsage({ organizationId, events, importId: (tx) => upsertApiImport(tx, importRow as never) })
    await inOrganizationSql(organizationId, (tx) =>
      tx.rows(`INSERT INTO price_override (organization_id, id, model, effective_from, prices)
        VALUES (current_organization_id(), gen_random_uuid(), 'house-large', '2000-01-01',
          '{"input_usd_per_mtok":"1","output_usd_per_mtok":"2"}')`),
    )
  }, 120_000)

  it.each([
    ['as it is', 1_500, {}],
    ['in a zone', 1_500, { timeZone: 'Asia/Kathmandu' }],
    [
      'in a zone whose clocks go back',
      100,
      { timeZone: 'Europe/Berlin', from: '2026-10-25', to: '2026-10-25' },
    ],
    ['of a range', 100, { from: '2026-01-01', to: '2026-12-31' }],
    ['of what has no price', 30, { isUnpriced: true }],
    [
      'of what is named as no statement should be',
      600,
      { filters: { project: [...NASTY, ...MORE_NASTY, null] } },
    ],
    ['of a person', 10, { filters: { user: ["o'clock", '\\'], model: ['claude-opus-4-8', null] } }],
    ['of a tag', 1, { filters: { 'tag.=1+1': ['web', 'api'] } }],
    [
      'of an hour that comes twice',
      50,
      { timeZone: 'Europe/Berlin', filters: { hour: ['2026-10-25T02:00:00+02:00'] } },
    ],
    ['of nothing', 0, { filters: { team: [] } }],
  ])('is, %s, byte for byte the table of its events', async (_, least, rest) => {
    const [fast, slow] = await bothWays(rest)
    expect(fast.split('\r\n').length - 2).toBeGreaterThanOrEqual(least)
    expect(fast).toBe(slow)
  })

  it('is read as the rows that were written, whatever they hold', async () => {
    const [fast] = await bothWays({})
    const { data, errors } = Papa.parse<string[]>(fast.trimEnd(), { newline: '\r\n' })
    expect(errors).toEqual([])
    expect(data.length).toBe(1_501)
    expect(new Set(data.map((row) => row.length))).toEqual(new Set([EVENT_COLUMNS.length]))
  })

  it('says what a call cost before it was repriced', async () => {
    await startRepricing(caller, readRepricingInput({}))
    await runRepricing(caller.organizationId)
    const [fast, slow] = await bothWays({})
    expect(fast).toBe(slow)
    const rows = Papa.parse<Record<string, string>>(fast, { header: true }).data
    const repriced = rows.filter((row) => row.computed_cost_usd !== row.first_computed_cost_usd)
    expect(repriced.length).toBeGreaterThan(50)
  })

  it('gives its connection back when its reader leaves in the middle', async () => {
    for (let time = 0; time < 15; time++) {
      for await (const piece of eventsCsv(caller, asked)) if (piece !== '') break
    }
    const [fast, slow] = await bothWays({ from: '2026-01-01', to: '2026-12-31' })
    expect(fast).toBe(slow)
  })
})
