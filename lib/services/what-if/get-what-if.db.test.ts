import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnectDatabase, inOrganizationSql } from '../../data/database'
import { findUsageEvents } from '../../data/usage/find-usage-events'
import { formatUsd, parseUsd } from '../../domain/money'
import type { PriceBook } from '../../domain/pricing/price-book'
import { priceUsage } from '../../domain/pricing/price-usage'
import type { UsageEvent } from '../../domain/usage/usage-event'
import { isPricedName } from '../../domain/what-if/model-map'
import { parseScenario } from '../../domain/what-if/parse-scenario'
import { makeOrganization } from '../../testing/make-organization'
import { putAgentRun } from '../runs/put-agent-run'
import { getSpend } from '../usage/get-spend'
import { ingestUsage } from '../usage/ingest-usage'
import { priceBookOf } from '../usage/price-book-of'
import { getWhatIf } from './get-what-if'

afterAll(disconnectDatabase)

type Member = Awaited<ReturnType<typeof makeOrganization>>

const MODELS: [string, string | null][] = [
  ['claude-opus-4-8', 'anthropic'],
  ['claude-opus-4-8-20260601', null],
  ['claude-sonnet-4-6', 'anthropic'],
  ['claude-haiku-5-5', 'anthropic'],
  ['us.anthropic.claude-opus-4-8-v1:0', 'aws'],
  ['gpt-5.5', 'openai'],
  ['gpt-4o-mini', 'openai'],
  ['deepseek-v4-pro', 'deepseek'],
  ['nobody-knows-this', null],
  ['<synthetic>', null],
]

const AROUND = [0, 1, 99_999, 100_000, 100_001, 130_000, 199_999, 200_001, 272_000, 272_001, 900_000]
const tokens = fc.oneof(fc.constantFrom(...AROUND), fc.integer({ min: 0, max: 400_000 }))
const instant = fc
  .oneof(
    fc.integer({ min: Date.parse('2026-02-01Z'), max: Date.parse('2026-11-20Z') }),
    fc.constantFrom(
      ...[
        '2026-03-12T23:59:59.999Z',
        '2026-03-13T00:00:00Z',
        '2026-07-24T00:00:00Z',
        '2026-08-16T15:59:59Z',
        '2026-08-17T01:00:00Z',
        '2026-08-17T03:59:59.999Z',
        '2026-10-07T00:00:00Z',
      ].map((text) => Date.parse(text)),
    ),
  )
  .map((ms) => new Date(ms).toISOString())

const counts = {
  input_tokens: tokens,
  output_tokens: fc.integer({ min: 0, max: 9_999 }),
  cache_read_tokens: fc.oneof(fc.constant(0), tokens),
  cache_write_5m_tokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50_000 })),
  cache_write_1h_tokens: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50_000 })),
  web_search_requests: fc.constantFrom(0, 0, 0, 1, 3),
}

const wireEvent = fc
  .record({
    timestamp: instant,
    model: fc.constantFrom(...MODELS),
    ...counts,
    service_tier: fc.constantFrom(undefined, undefined, 'batch', 'priority', 'flex'),
    speed: fc.constantFrom(undefined, undefined, undefined, 'fast'),
    inference_geo: fc.constantFrom(undefined, undefined, 'us'),
    cost_usd: fc.constantFrom(undefined, undefined, '0.0123'),
    project: fc.constantFrom('a', 'b'),
    components: fc.oneof(
      { weight: 6, arbitrary: fc.constant(undefined) },
      fc.array(
        fc
          .record({ model: fc.constantFrom(...MODELS.slice(0, 9)), ...counts })
          .map(({ model: [model, provider], ...rest }) => ({ model, provider, ...rest })),
        { minLength: 1, maxLength: 2 },
      ),
    ),
  })
  .map(({ model: [model, provider], ...rest }) => ({ model, provider, ...rest }))

async function fill(caller: Member, events: readonly object[]): Promise<UsageEvent[]> {
  const ids = events.map((_, index) => `e${index}`)
  const sent = events.map((event, index) => ({ json: { id: ids[index], ...event } }))
  const answer = await ingestUsage(caller, sent, Date.parse('2026-11-21Z'))
  expect(answer.accepted).toBe(events.length)
  return inOrganizationSql(caller.organizationId, async (tx) => [
    ...(await findUsageEvents(tx, ids)).values(),
  ])
}

const bookOf = (caller: Member) => inOrganizationSql(caller.organizationId, priceBookOf)

const scenarioOf = (book: PriceBook, query: string) => {
  const { scenario, fields } = parseScenario(new URLSearchParams(query), (name) => isPricedName(book, name))
  expect(fields).toEqual([])
  return scenario
}

const ask = async (caller: Member, query: string, filters = {}) =>
  getWhatIf(caller, { from: null, to: null, filters, scenario: scenarioOf(await bookOf(caller), query) })

const costOf = (event: UsageEvent, book: PriceBook): bigint | null => {
  const priced = priceUsage(event, book)
  if (priced.kind === 'priced') return priced.costFemtoUsd
  return event.reportedCostUsd === null ? null : parseUsd(event.reportedCostUsd)
}

const SWAPS: Record<string, string> = {
  'claude-opus-4-8': 'claude-haiku-5-5',
  'claude-opus-4-8-20260601': 'claude-haiku-5-5',
  'us.anthropic.claude-opus-4-8-v1:0': 'claude-haiku-5-5',
  'gpt-5.5': 'deepseek-v4-pro',
  'claude-haiku-5-5': 'gpt-5.5',
  'deepseek-v4-pro': 'claude-sonnet-5-5',
}

/** What one event comes to, by `priceUsage` alone: the models swapped, then the whole call priced or kept. */
function oracle(event: UsageEvent, book: PriceBook, tier: string | null): bigint | null {
  const actual = costOf(event, book)
  const names = [event.model, ...event.components.map(({ model }) => model)]
  const isTouched = names.some(
    (name) => (name ?? '') in SWAPS || (tier !== null && name !== '<synthetic>'),
  )
  if (!isTouched || actual === null) return actual
  const swapped = priceUsage(
    {
      ...event,
      model: SWAPS[event.model ?? ''] ?? event.model,
      ...(tier !== null && { serviceTier: tier, speed: null }),
      components: event.components.map((part) => ({ ...part, model: SWAPS[part.model] ?? part.model })),
    },
    book,
  )
  return swapped.kind === 'priced' ? swapped.costFemtoUsd : actual
}

const sum = (amounts: readonly (bigint | null)[]) =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n)

// The other names of the same model follow from it.
const MAPS = Object.entries(SWAPS)
  .filter(([from]) => !/0601|^us/.test(from))
  .map(([from, to]) => `map=${from}:${to}`)
  .join('&')

describe('a what-if over random calls', () => {
  const events = fc.sample(wireEvent, { numRuns: 600, seed: 7 })

  it('is the sum over the calls to the last digit, and what spend says without it', async () => {
    const caller = await makeOrganization()
    const stored = await fill(caller, events)
    const book = await bookOf(caller)
    const { total: spend } = await getSpend(caller, { from: null, to: null, groupBy: [], filters: {} })
    for (const tier of [null, 'batch', 'priority', 'standard']) {
      const { total, rows } = await ask(caller, `${MAPS}${tier === null ? '' : `&tier=${tier}`}`)
      expect(formatUsd(total.actualFemto ?? 0n)).toBe(spend.costUsd)
      expect(total.events).toBe(spend.events)
      expect(formatUsd(total.whatIfFemto ?? 0n), `tier ${tier}`).toBe(
        formatUsd(sum(stored.map((event) => oracle(event, book, tier)))),
      )
      expect(rows.reduce((n, row) => n + row.events, 0)).toBe(spend.events)
    }
  })

  it('rounds each call where a price has no end', async () => {
    const caller = await makeOrganization()
    await inOrganizationSql(caller.organizationId, (tx) =>
      tx.rows(
        `INSERT INTO price_override (organization_id, id, model, effective_from, effective_to, prices)
         VALUES ($1, gen_random_uuid(), 'gpt-5.5', '2026-05-01Z', NULL, '{"input_usd_per_mtok": "0.000000003", "discount_percent": "12.5"}'),
           ($1, gen_random_uuid(), 'claude-haiku-5-5', '2026-06-01Z', '2026-09-01Z', '{"output_usd_per_mtok": "0.123456789", "discount_percent": "33.3"}')`,
        [caller.organizationId],
      ),
    )
    const stored = await fill(caller, events)
    const book = await bookOf(caller)
    for (const tier of [null, 'batch']) {
      const { total } = await ask(caller, `${MAPS}${tier === null ? '' : `&tier=${tier}`}`)
      expect(formatUsd(total.whatIfFemto ?? 0n)).toBe(
        formatUsd(sum(stored.map((event) => oracle(event, book, tier)))),
      )
    }
  })

  it('changes nothing where nothing is asked', async () => {
    const caller = await makeOrganization()
    await fill(caller, events.slice(0, 100))
    const { total } = await ask(caller, '')
    expect(total.whatIfFemto).toBe(total.actualFemto)
    expect([total.repricedEvents, total.notRepriced]).toEqual([0, []])
  })
})
